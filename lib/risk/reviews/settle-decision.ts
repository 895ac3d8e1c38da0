import { DECISIONS } from "../engine/decision-of.ts";
import type { Decision, Standing } from "../transactions/transaction-record.ts";

export type Settlement = {
  engine: Decision;
  /** What the models have decided; null below the quorum, at a tie, or without an answer. */
  voted: string | null;
  /** Whoever picks the voters may not have a decision lowered by them. */
  mayLower: boolean;
};

const ORDER: readonly (string | null)[] = DECISIONS;

/** The decision that holds after the models were asked: theirs, one step at most from the engine's, or the engine's as it was. */
export function settleDecision({ engine, voted, mayLower }: Settlement): Decision {
  const from = DECISIONS.indexOf(engine);
  const to = ORDER.indexOf(voted);
  if (to < 0 || (to < from && !mayLower)) return engine;
  return DECISIONS[Math.max(from - 1, Math.min(from + 1, to))] ?? engine;
}

/** Models may have money kept back. Letting it go is for people: nothing they say lowers where it stands. */
export function settleStanding(standing: Standing, decision: Decision): Standing {
  if (standing === "passed" && decision === "review") return "flagged";
  if ((standing === "passed" || standing === "flagged") && decision === "hold") return "quarantined";
  if (standing !== "released" && decision === "block") return "blocked";
  return standing;
}
