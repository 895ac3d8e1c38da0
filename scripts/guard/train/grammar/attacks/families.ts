import type { Choice } from "../choice.ts";
import type { Family, RowKind } from "../family.ts";
import type { Grammar } from "../template.ts";
import { PROMPT_EXTRACTION_GRAMMAR, SECRET_GRAMMAR } from "./extraction.ts";
import { writeDisguised, writeSplit } from "./obfuscated.ts";
import { OVERRIDE_GRAMMAR } from "./override.ts";
import { FORGED_GRAMMAR, PLANTED_GRAMMAR } from "./planted.ts";
import { PRESSURE_GRAMMAR, ROLE_HIJACK_GRAMMAR } from "./role-hijack.ts";

type Rule = readonly [Grammar, string];

const family = (name: string, kind: RowKind, share: number, rules: readonly Rule[], style: Family["style"] = "prose"): Family => ({
  name,
  label: 1,
  kind,
  share,
  style,
  write: (choice: Choice) => {
    const [grammar, rule] = choice.pick(rules);
    return grammar.expand(rule, choice);
  },
});

const rulesOf = (grammar: Grammar, ...names: readonly string[]): readonly Rule[] => names.map((name) => [grammar, name] as const);

export const ATTACK_FAMILIES: readonly Family[] = [
  family("override", "injection", 7, rulesOf(OVERRIDE_GRAMMAR, "plain", "plain", "polite")),
  family("override-task", "injection", 5, rulesOf(OVERRIDE_GRAMMAR, "new_task", "redefinition")),
  family(
    "override-indirect",
    "injection",
    7,
    rulesOf(OVERRIDE_GRAMMAR, "test_end", "conditional", "middle", "middle", "appended", "appended"),
  ),
  family(
    "prompt-extraction",
    "extraction",
    12,
    rulesOf(PROMPT_EXTRACTION_GRAMMAR, "direct", "plainly", "plainly", "above", "indirect", "pretext"),
  ),
  family("secret", "extraction", 8, rulesOf(SECRET_GRAMMAR, "ask_secret", "encode", "riddle")),
  family("secret-tricks", "extraction", 8, rulesOf(SECRET_GRAMMAR, "defence", "trick")),
  family("private-data", "extraction", 7, rulesOf(SECRET_GRAMMAR, "persuade", "persuade", "private", "shots")),
  family("role-hijack", "jailbreak", 8, rulesOf(ROLE_HIJACK_GRAMMAR, "short", "short", "fiction", "mode")),
  family("persona", "jailbreak", 10, rulesOf(ROLE_HIJACK_GRAMMAR, "long", "epic", "epic")),
  family("companion", "jailbreak", 5, rulesOf(ROLE_HIJACK_GRAMMAR, "companion")),
  family("persona-script", "jailbreak", 5, rulesOf(ROLE_HIJACK_GRAMMAR, "script")),
  family("pressure", "injection", 8, rulesOf(PRESSURE_GRAMMAR, "refusal", "feelings", "feelings", "authority")),
  family("planted", "indirect", 10, rulesOf(PLANTED_GRAMMAR, "alone", "inside", "inside"), "raw"),
  family("forged", "injection", 6, rulesOf(FORGED_GRAMMAR, "tokens", "turns", "tags", "config", "many_shot"), "raw"),
  { name: "disguised", label: 1, kind: "injection", share: 4, style: "raw", write: writeDisguised },
  { name: "split", label: 1, kind: "injection", share: 1.5, style: "raw", write: writeSplit },
];
