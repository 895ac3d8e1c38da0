import type { ClientSession, Collection } from "mongodb";
import { type Database, defineCollection, isDuplicateKey } from "../../platform/db.ts";
import type { CELL_STATES } from "./evaluation.schema.ts";

/** What came of one row with one combination, written once. `sealed` is `SealedResult` as JSON, encrypted. */
export type EvaluationResultRecord = {
  /** Follows from evaluation, row and combination: whoever comes second writes nothing. */
  _id: string;
  orgId: string;
  promptId: string;
  privateOf: string | null;
  evaluationId: string;
  rowId: string;
  number: number;
  combination: number;
  state: (typeof CELL_STATES)[number];
  score: number;
  provider: string | null;
  model: string | null;
  isDemo: boolean;
  latencyMs: number | null;
  costMicros: number;
  inputTokens: number;
  outputTokens: number;
  sealed: string;
  at: Date;
};

export function resultId(evaluationId: string, number: number, combination: number): string {
  return `${evaluationId}:${number}:${combination}`;
}

const KEPT_SECONDS = 180 * 86_400;

export const evaluationResultCollection = defineCollection<EvaluationResultRecord>({
  name: "prompt_evaluation_results",
  indexes: [
    { key: { orgId: 1, evaluationId: 1, number: 1, combination: 1 } },
    { key: { orgId: 1, evaluationId: 1, state: 1, number: 1 } },
    { key: { orgId: 1, promptId: 1 } },
    { key: { orgId: 1, privateOf: 1 } },
    { key: { at: 1 }, expireAfterSeconds: KEPT_SECONDS },
  ],
});

/** Numbers of rows, both counted in. */
export type Stretch = { from: number; to: number };
export type TimedResult = Pick<EvaluationResultRecord, "combination" | "latencyMs">;

export type EvaluationResultStore = ReturnType<typeof createEvaluationResultStore>;

export function createEvaluationResultStore(db: Database) {
  const results = db.collection(evaluationResultCollection);
  return {
    /** False where it is there already: the first one counts. */
    async insert(record: EvaluationResultRecord): Promise<boolean> {
      try {
        await results.insertOne(record);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    ...reads(results),
    /** As with test sets. */
    async assign(orgId: string, promptId: string, privateOf: string | null, session: ClientSession): Promise<void> {
      await results.updateMany({ orgId, promptId }, { $set: { privateOf } }, { session });
    },
    async deleteOfPrompt(orgId: string, promptId: string, session?: ClientSession): Promise<void> {
      await results.deleteMany({ orgId, promptId }, session && { session });
    },
  };
}

function reads(results: Collection<EvaluationResultRecord>) {
  const inOrder = { number: 1, combination: 1 } as const;
  return {
    listStretch: (orgId: string, evaluationId: string, { from, to }: Stretch): Promise<EvaluationResultRecord[]> =>
      results
        .find({ orgId, evaluationId, number: { $gte: from, $lte: to } })
        .sort(inOrder)
        .toArray(),
    /** Behind a row, so many at most: all cells of the first rows, and perhaps some of the next. */
    listAfter: (orgId: string, evaluationId: string, after: number, limit: number): Promise<EvaluationResultRecord[]> =>
      results
        .find({ orgId, evaluationId, number: { $gt: after } })
        .sort(inOrder)
        .limit(limit)
        .toArray(),
    /** Numbers of rows with a cell in this state, in order. */
    async listNumbers(orgId: string, evaluationId: string, state: "failed" | "error", after: number, limit: number): Promise<number[]> {
      const found = await results
        .find({ orgId, evaluationId, state, number: { $gt: after } })
        .sort({ number: 1 })
        .limit(limit)
        .project<{ number: number }>({ number: 1, _id: 0 })
        .toArray();
      return found.map(({ number }) => number);
    },
    listTimes: (orgId: string, evaluationId: string): Promise<TimedResult[]> =>
      results.find({ orgId, evaluationId }).sort(inOrder).project<TimedResult>({ combination: 1, latencyMs: 1, _id: 0 }).toArray(),
  };
}
