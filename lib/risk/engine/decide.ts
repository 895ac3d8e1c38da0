import type { Assessment } from "../rules/assess-rules.ts";
import { DECISIONS, LEVELS, leastScoreOf, stepOf, type Thresholds } from "./decision-of.ts";

export type Decided = { score: number; level: (typeof LEVELS)[number]; decision: (typeof DECISIONS)[number] };

/** Just below the first threshold: an account somebody has allowed is not looked at. */
const ALLOWED = 0.999;

/** The one place where probability, rules and lists become a decision. */
export function decide(
  probability: number,
  { score: ruleScore, atLeast, isAllowed }: Pick<Assessment, "score" | "atLeast" | "isAllowed">,
  thresholds: Thresholds,
): Decided {
  const raised = Math.max(probability, ruleScore);
  const weighed = isAllowed ? Math.min(raised, thresholds.monitor * ALLOWED) : raised;
  const score = Math.max(weighed, leastScoreOf(atLeast, thresholds));
  const step = stepOf(score, thresholds);
  return { score, level: LEVELS[step] ?? "minimal", decision: DECISIONS[step] ?? "approve" };
}
