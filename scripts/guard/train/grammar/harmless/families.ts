import type { Choice } from "../choice.ts";
import type { Family } from "../family.ts";
import { createGrammar, type Grammar } from "../template.ts";
import { WORDS } from "../words/grammar-words.ts";
import { CONVERSATION_GRAMMAR } from "./conversation.ts";
import { writeEncoded } from "./encoded.ts";
import { FORMATS_GRAMMAR } from "./formats.ts";
import { DISCUSSION_GRAMMAR, LOOK_ALIKES_GRAMMAR } from "./look-alikes.ts";
import { NARRATIVES_GRAMMAR } from "./narratives.ts";
import { ROLES_GRAMMAR } from "./roles.ts";
import { SCENARIOS_GRAMMAR, TECHNICAL_GRAMMAR } from "./scenarios.ts";
import { TRIGGER_WORDS_GRAMMAR } from "./trigger-words.ts";

const TASKS_GRAMMAR = createGrammar({
  ...WORDS,
  tasks: "{@task}|{@task}|{@task} {@task}|{@sentence} {@task}",
  exercises: "{@exercise}|{@change}|{@exercise} {@exercise}",
});

type Rule = readonly [Grammar, string];

const family = (name: string, share: number, rules: readonly Rule[], style: Family["style"] = "prose"): Family => ({
  name,
  label: 0,
  kind: "benign",
  share,
  style,
  write: (choice: Choice) => {
    const [grammar, rule] = choice.pick(rules);
    return grammar.expand(rule, choice);
  },
});

const rulesOf = (grammar: Grammar, ...names: readonly string[]): readonly Rule[] => names.map((name) => [grammar, name] as const);

export const HARMLESS_FAMILIES: readonly Family[] = [
  family("tasks", 14, rulesOf(TASKS_GRAMMAR, "tasks")),
  family("addressed", 12, rulesOf(TASKS_GRAMMAR, "addressed")),
  family("exercises", 6, rulesOf(TASKS_GRAMMAR, "exercises")),
  family("facts", 6, rulesOf(CONVERSATION_GRAMMAR, "fact")),
  family("formats", 12, rulesOf(FORMATS_GRAMMAR, "formatted")),
  family("trigger-words", 15, rulesOf(TRIGGER_WORDS_GRAMMAR, "ignore", "system", "security", "act")),
  family("look-alikes", 8, rulesOf(LOOK_ALIKES_GRAMMAR, "double_meaning", "double_meaning", "safe_target", "definition", "history_safety")),
  family("discussion", 6, rulesOf(DISCUSSION_GRAMMAR, "about", "about", "bug")),
  family("roles", 8, rulesOf(ROLES_GRAMMAR, "act_as", "act_as_long")),
  family("consoles", 4, rulesOf(ROLES_GRAMMAR, "console")),
  family("fiction", 5, rulesOf(ROLES_GRAMMAR, "fiction", "fiction", "image")),
  family("prompt-templates", 5, rulesOf(ROLES_GRAMMAR, "prompt_template"), "raw"),
  family("scenarios", 10, rulesOf(SCENARIOS_GRAMMAR, "scenario")),
  family("narratives", 11, rulesOf(NARRATIVES_GRAMMAR, "narrative")),
  family("technical", 7, rulesOf(TECHNICAL_GRAMMAR, "answer", "question"), "raw"),
  family("instructions", 6, rulesOf(TECHNICAL_GRAMMAR, "prompt")),
  family("conversation", 6, rulesOf(CONVERSATION_GRAMMAR, "chat_turn", "to_people")),
  family("follow-ups", 5, rulesOf(CONVERSATION_GRAMMAR, "follow_up")),
  family("short", 6, rulesOf(CONVERSATION_GRAMMAR, "short")),
  family("echo", 4, rulesOf(CONVERSATION_GRAMMAR, "echo")),
  family("long", 17, rulesOf(CONVERSATION_GRAMMAR, "long"), "raw"),
  { name: "encoded", label: 0, kind: "benign", share: 3, style: "raw", write: writeEncoded },
];
