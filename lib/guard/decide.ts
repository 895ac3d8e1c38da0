// What follows from what the guard has seen, by an organization's policy. Needs no text, so that stored verdicts can be decided again.

import { dataClassOf } from "./internal/data-classes.ts";
import type { AttackClass, DataClass, GuardAction, GuardPolicyRules } from "./policy.ts";
import type { ClassWeight, GuardVerdict } from "./schema.ts";
import { severestAction } from "./severest-action.ts";

export type Seen = {
  source: "user" | "untrusted";
  /** All that was seen together: 0 nothing, 1 certain. */
  score: number;
  classes: readonly ClassWeight[];
  /** Of the data found, such as "openai-key" or "card". */
  kinds: readonly string[];
};

export type Decision = Pick<GuardVerdict, "verdict" | "action">;

export function decideInput(seen: Seen, policy: GuardPolicyRules): Decision {
  const attack = decideAttack(seen, policy);
  const dataAction = dataActionOf(seen.kinds, policy, "input");
  const action = severestAction([attack.action, dataAction]);
  if (attack.verdict !== "SAFE") return { verdict: attack.verdict, action };
  return { verdict: dataAction === "block" || dataAction === "redact" ? "PII_LEAK" : "SAFE", action };
}

export function dataActionOf(kinds: readonly string[], policy: GuardPolicyRules, side: "input" | "output"): GuardAction {
  const classes = new Set(kinds.map(dataClassOf).filter((each): each is DataClass => each !== null));
  return severestAction([...classes].map((each) => policy.data[each][side]));
}

/**
 * The verdict says what was seen, the action what the organization has decided about it: a text is blocked when the classes that may
 * block bear it over the threshold by themselves, and warned of when those that may block or warn do.
 */
function decideAttack(seen: Seen, policy: GuardPolicyRules): Decision {
  const threshold = policy.thresholds[seen.source];
  if (seen.score < threshold) return { verdict: "SAFE", action: "allow" };
  const bears = (actions: readonly GuardAction[]) => scoreOf(seen, (each) => actions.includes(policy.attacks[each])) >= threshold;
  return { verdict: wordFor(seen.classes), action: bears(["block"]) ? "block" : bears(["block", "warn"]) ? "warn" : "allow" };
}

/** With all classes it is the guard's own score; with some of them, what they come to together (noisy-or). */
function scoreOf({ score, classes }: Seen, counts: (attackClass: AttackClass) => boolean): number {
  const counted = classes.filter((each) => counts(each.class));
  if (counted.length === classes.length) return score;
  return Math.min(score, 1 - counted.reduce((product, { weight }) => product * (1 - weight), 1));
}

const HIJACKING: ReadonlySet<AttackClass> = new Set([
  "override",
  "extraction",
  "role_hijack",
  "delimiter_forging",
  "encoding_trick",
  "sentinel",
]);

/** Named after what weighs most: taking over the assistant, or using it against somebody. The classifier names none, so it comes last. */
function wordFor(classes: readonly ClassWeight[]): "JAILBREAK" | "UNSAFE" {
  const named = classes.filter((each) => each.class !== "sentinel");
  const strongest = (named.length > 0 ? named : classes).toSorted((a, b) => b.weight - a.weight)[0];
  return strongest && HIJACKING.has(strongest.class) ? "JAILBREAK" : "UNSAFE";
}
