import type { ClientSession, Collection } from "mongodb";
import type { Clock } from "../../platform/clock.ts";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { JobTiming } from "../../platform/jobs/job-timing.ts";
import { LEDGER_INDEXES } from "../../platform/jobs/job-view.ts";
import { CLOSED_LEASE, createLedger, type LeaseFields, type Ledger } from "../../platform/jobs/ledger.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";
import type { EvaluationState } from "./evaluation.schema.ts";

export type CombinationCounts = {
  passed: number;
  failed: number;
  errors: number;
  costMicros: number;
  inputTokens: number;
  outputTokens: number;
};

/** One version with one model. `contentHash` is of all it said with what it includes. Latencies are known at the end. */
export type CombinationRecord = CombinationCounts & {
  version: number;
  model: string | null;
  contentHash: string;
  medianLatencyMs: number | null;
  p95LatencyMs: number | null;
};

/** A run of a test set over versions and models, and the job that does it. */
export type EvaluationRecord = LeaseFields & {
  state: EvaluationState;
  promptId: string;
  /** Whose own the prompt is: they take this along. null: the organization's. */
  privateOf: string | null;
  testSetId: string;
  testSetName: string;
  /** Of the test set: with another one this evaluation proves nothing. */
  revision: number;
  passThreshold: number;
  versions: readonly number[];
  combinations: readonly CombinationRecord[];
  rows: number;
  /** Rows that are through, and the number of the last of them: the next run goes on behind it. */
  rowsDone: number;
  lastNumber: number;
  isDemo: boolean;
  userId: string;
  /** The key it was started with, where it was one: it may do what that key may do then. */
  keyId: string | null;
  isCancelAsked: boolean;
  replays: number;
  reason: string | null;
  at: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
};

const KEPT_SECONDS = 365 * 86_400;

export const evaluationCollection = defineCollection<EvaluationRecord>({
  name: "prompt_evaluations",
  indexes: [
    { key: { orgId: 1, promptId: 1, ...NEWEST_FIRST } },
    { key: { orgId: 1, promptId: 1, versions: 1, finishedAt: -1 }, partialFilterExpression: { state: "done" } },
    { key: { orgId: 1, privateOf: 1 } },
    ...LEDGER_INDEXES,
    { key: { at: 1 }, expireAfterSeconds: KEPT_SECONDS },
  ],
});

export type Progress = Pick<EvaluationRecord, "combinations" | "rowsDone" | "lastNumber" | "isDemo">;

export type EvaluationStore = ReturnType<typeof createEvaluationStore>;

export function createEvaluationStore(db: Database, options: { clock: Clock; timing: JobTiming }) {
  const evaluations = db.collection(evaluationCollection);
  const ledger: Ledger<EvaluationRecord> = createLedger<EvaluationRecord>({ records: evaluations, ...options });
  return { ledger, ...reads(evaluations), ...writes(evaluations) };
}

function reads(evaluations: Collection<EvaluationRecord>) {
  return {
    find: (orgId: string, promptId: string, id: string): Promise<EvaluationRecord | null> =>
      evaluations.findOne({ _id: id, orgId, promptId }),
    list: (orgId: string, promptId: string, page: TimePage): Promise<EvaluationRecord[]> =>
      evaluations
        .find({ orgId, promptId, ...olderThan(page.after) })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),
    /** Those that ran to their end, the last first. */
    listDone: (orgId: string, promptId: string, version: number, limit: number): Promise<EvaluationRecord[]> =>
      evaluations.find({ orgId, promptId, versions: version, state: "done" }).sort({ finishedAt: -1 }).limit(limit).toArray(),
    /** So many at most: whoever asks only wants to know whether there is room for another. */
    countOpen: (orgId: string, most: number): Promise<number> =>
      evaluations.countDocuments({ orgId, dueAt: { $gt: new Date(0), $type: "date" } }, { limit: most }),
    async isCancelAsked(orgId: string, id: string): Promise<boolean> {
      return (await evaluations.findOne({ _id: id, orgId }, { projection: { isCancelAsked: 1 } }))?.isCancelAsked === true;
    },
  };
}

function writes(evaluations: Collection<EvaluationRecord>) {
  return {
    async insert(record: EvaluationRecord, session: ClientSession): Promise<void> {
      await evaluations.insertOne(record, { session });
    },
    /** At once where no run holds it; null where it had ended already. */
    async cancel(orgId: string, id: string, at: Date, session: ClientSession): Promise<"cancelled" | "asked" | null> {
      const ended = { ...CLOSED_LEASE, state: "cancelled" as const, isCancelAsked: true, finishedAt: at };
      const waiting = await evaluations.updateOne({ _id: id, orgId, state: "queued" }, { $set: ended }, { session });
      if (waiting.matchedCount === 1) return "cancelled";
      const running = await evaluations.updateOne({ _id: id, orgId, state: "running" }, { $set: { isCancelAsked: true } }, { session });
      return running.matchedCount === 1 ? "asked" : null;
    },
    /** As with test sets. */
    async assign(orgId: string, promptId: string, privateOf: string | null, session: ClientSession): Promise<void> {
      await evaluations.updateMany({ orgId, promptId }, { $set: { privateOf } }, { session });
    },
    /** With the prompt itself; a run that is under way finds itself gone. */
    async deleteOfPrompt(orgId: string, promptId: string, session?: ClientSession): Promise<void> {
      await evaluations.deleteMany({ orgId, promptId }, session && { session });
    },
  };
}
