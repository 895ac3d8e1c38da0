import { type GuardAction, guardActionSchema } from "../policy.ts";
import { RULES_VERSION } from "../rules-version.ts";
import type { GuardReason, GuardVerdict } from "../schema.ts";
import { dataClassOf } from "./data-classes.ts";
import { CANARY_KIND, INSTRUCTIONS_KIND } from "./instructions-scanner.ts";
import { IMAGE_KIND, LINK_KIND } from "./links/link-kinds.ts";
import type { Redactor } from "./redactor.ts";

type Found = { kind: string; count: number; action: GuardAction };
type Result = Pick<GuardVerdict, "verdict" | "action" | "score" | "reasons" | "redactions">;

/** Counts and kinds only: the words that were found are nowhere in it. */
export function toOutputVerdict(stages: readonly Redactor[], policyVersion: number, latencyMs: number): GuardVerdict {
  const found = stages.flatMap(toFound);
  return { stage: "guard_out", ...toResult(found), rulesVersion: RULES_VERSION, modelVersion: null, policyVersion, latencyMs };
}

function toFound({ cut, warned, withheld }: Redactor): Found[] {
  const ending = withheld();
  return [
    ...[...cut].map(([kind, count]) => ({ kind, count, action: kind === ending ? ("block" as const) : ("redact" as const) })),
    // Left where they are, they are noted as they end, which depends on the pieces the text came in; their names do not.
    ...[...warned].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => ({ kind, count, action: "warn" as const })),
  ];
}

function toResult(found: readonly Found[]): Result {
  const verdicts = found.map(verdictOf);
  const verdict = SEVEREST_FIRST.find((each) => verdicts.includes(each)) ?? "SAFE";
  const actions = found.map(({ action }) => action);
  return {
    verdict,
    action: guardActionSchema.options.findLast((each) => actions.includes(each)) ?? "allow",
    score: verdict === "SAFE" ? 0 : 1,
    reasons: found.map(toReason),
    redactions: found.filter(({ action }) => action !== "warn").map(({ kind, count }) => ({ kind, count })),
  };
}

const SEVEREST_FIRST: readonly GuardVerdict["verdict"][] = ["JAILBREAK", "UNSAFE", "PII_LEAK"];

/** Answers often name foreign pages, and a caller's own instructions may ask to be repeated: that alone makes nothing unsafe. */
function verdictOf({ kind, action }: Found): GuardVerdict["verdict"] {
  if (kind === CANARY_KIND) return "JAILBREAK";
  if (kind === INSTRUCTIONS_KIND) return action === "warn" ? "SAFE" : "JAILBREAK";
  if (kind === IMAGE_KIND) return "UNSAFE";
  return kind === LINK_KIND ? "SAFE" : "PII_LEAK";
}

const DONE = {
  warn: "found in the answer",
  redact: "removed from the answer",
  block: "found: the answer was withheld from there on",
} as const;

function toReason({ kind, count, action }: Found): GuardReason {
  if (kind === CANARY_KIND) return { code: "guard.system_prompt_leak", text: "The answer repeated the hidden mark of the system prompt." };
  if (kind === INSTRUCTIONS_KIND)
    return { code: "guard.instructions_repeated", text: `The answer repeated its instructions word for word, ${count} ×.` };
  if (kind === IMAGE_KIND) return { code: "guard.output_image", text: `${count} × image from a foreign host made harmless.` };
  if (kind === LINK_KIND) return { code: "guard.output_link", text: `${count} × link to a foreign host made harmless.` };
  return {
    code: `guard.output_${dataClassOf(kind) ?? "secret"}`,
    text: `${count} × ${kind} ${action === "allow" ? DONE.warn : DONE[action]}.`,
  };
}
