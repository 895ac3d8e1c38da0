export const LEVELS = ["minimal", "low", "medium", "high", "critical"] as const;
export const DECISIONS = ["approve", "monitor", "review", "hold", "block"] as const;

/** Rising scores from which each decision is taken; below the first it is "approve". */
export type Thresholds = { monitor: number; review: number; hold: number; block: number };
export const DEFAULT_THRESHOLDS: Thresholds = { monitor: 0.3, review: 0.5, hold: 0.7, block: 0.8 };

/** How many of the thresholds a score has reached: the place of its level and of its decision. */
export function stepOf(score: number, { monitor, review, hold, block }: Thresholds): number {
  return (score >= monitor ? 1 : 0) + (score >= review ? 1 : 0) + (score >= hold ? 1 : 0) + (score >= block ? 1 : 0);
}

export function decisionOf(score: number, thresholds: Thresholds): (typeof DECISIONS)[number] {
  return DECISIONS[stepOf(score, thresholds)] ?? "approve";
}

/** The least score at which the decision is taken. */
export function leastScoreOf(decision: (typeof DECISIONS)[number], thresholds: Thresholds): number {
  return decision === "approve" ? 0 : thresholds[decision];
}
