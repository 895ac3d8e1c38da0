import type { DECISIONS } from "../engine/decision-of.ts";
import { type CompiledRules, MET, NO_HISTORY, type RuleView } from "./compile-rules.ts";
import type { Rule } from "./rule.ts";

export type Assessment = {
  met: readonly Rule[];
  /** Codes of rules that need more history. */
  unjudged: readonly string[];
  /** Codes of rules that were met and sleep for this account. */
  snoozed: readonly string[];
  /** As independent warnings: one minus the chance that all of them are wrong. */
  score: number;
  /** What is asked for at least. */
  atLeast: (typeof DECISIONS)[number];
  /** Scores count for nothing. */
  isAllowed: boolean;
};

const SEVERITY = { approve: 0, monitor: 1, review: 2, hold: 3, block: 4 } as const;

/** `asleep`: codes of rules that somebody has snoozed for this payer. */
export function assessRules({ rules }: CompiledRules, view: RuleView, asleep: readonly string[] = []): Assessment {
  const met: Rule[] = [];
  const unjudged: string[] = [];
  const snoozed: string[] = [];
  let calm = 1;
  let atLeast: Assessment["atLeast"] = "approve";
  let isAllowed = false;
  for (const { rule, check } of rules) {
    const outcome = check(view);
    if (outcome === NO_HISTORY) unjudged.push(rule.code);
    if (outcome !== MET) continue;
    if (asleep.length > 0 && canSleep(rule) && asleep.includes(rule.code)) {
      snoozed.push(rule.code);
      continue;
    }
    met.push(rule);
    if ("weight" in rule.effect) calm *= 1 - rule.effect.weight;
    else if ("at_most" in rule.effect) isAllowed = true;
    else if (SEVERITY[rule.effect.at_least] > SEVERITY[atLeast]) atLeast = rule.effect.at_least;
  }
  return { met, unjudged, snoozed, score: 1 - calm, atLeast, isAllowed };
}

/** What blocks, blocks until the rule or the list is changed. */
export function canSleep({ effect }: Rule): boolean {
  return !("at_least" in effect && effect.at_least === "block") && !("at_most" in effect);
}
