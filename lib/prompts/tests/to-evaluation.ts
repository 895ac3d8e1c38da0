import { passesWith } from "./count-results.ts";
import type { Combination, Evaluation } from "./evaluation.schema.ts";
import type { CombinationRecord, EvaluationRecord } from "./evaluation.store.ts";

export function toEvaluation(record: EvaluationRecord, { now, proves }: { now: number; proves: readonly number[] }): Evaluation {
  const { _id: id, promptId, testSetId, testSetName, revision, passThreshold, state, isCancelAsked, reason, rows, isDemo } = record;
  const combinations = record.combinations.map((combination) => toCombination(record, combination));
  const done = combinations.reduce((sum, combination) => sum + combination.done, 0);
  return {
    ...{ id, promptId, testSet: { id: testSetId, name: testSetName, revision }, passThreshold, state, isCancelAsked, reason },
    ...{ rows, done, total: rows * combinations.length, combinations, proves: [...proves], isDemo },
    passed: state === "done" ? combinations.every(({ passes }) => passes === true) : null,
    secondsLeft: secondsLeft(record, now),
    createdBy: record.userId,
    createdAt: record.at.toISOString(),
    startedAt: record.startedAt?.toISOString() ?? null,
    finishedAt: record.finishedAt?.toISOString() ?? null,
  };
}

function toCombination({ rows, passThreshold, state }: EvaluationRecord, combination: CombinationRecord): Combination {
  const { contentHash: _hash, ...told } = combination;
  const { passed, failed, errors } = combination;
  const done = passed + failed + errors;
  return {
    ...told,
    done,
    passRate: done === 0 ? null : passed / done,
    passes: state === "done" ? passesWith(combination, rows, passThreshold) : null,
  };
}

/** At the pace so far; null before there is one. */
function secondsLeft({ state, startedAt, rows, rowsDone }: EvaluationRecord, now: number): number | null {
  if (state !== "running" || !startedAt || rowsDone === 0) return null;
  const paceMs = (now - startedAt.getTime()) / rowsDone;
  return Math.max(0, Math.round((paceMs * (rows - rowsDone)) / 1_000));
}
