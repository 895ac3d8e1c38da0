import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";

export type ScheduleRunState = "queued" | "running" | "done" | "failed" | "missed";

/** One slot of one schedule, or one run somebody asked for. Its id names both, so a slot is there once. */
export type ScheduleRunRecord = {
  _id: string;
  name: string;
  slot: Date;
  trigger: "clock" | "person";
  state: ScheduleRunState;
  owner: string | null;
  /** After it a run counts as dead. Null unless it runs. */
  leaseUntil: Date | null;
  attempt: number;
  /** Begun so long after its slot that it says so. */
  isLate: boolean;
  startedAt: Date | null;
  finishedAt: Date | null;
  durationMs: number | null;
  /** A code or a word, never anybody's text. */
  error: string | null;
  /** Of missed ones: how many slots the row stands for, itself and those before it. */
  count: number;
  /** When the row goes. */
  expiresAt: Date;
};

export const scheduleRunCollection = defineCollection<ScheduleRunRecord>({
  name: "schedule_runs",
  indexes: [{ key: { name: 1, slot: -1 } }, { key: { state: 1, leaseUntil: 1 } }, { key: { expiresAt: 1 }, expireAfterSeconds: 0 }],
});

export type RunClaim = Pick<ScheduleRunRecord, "owner" | "leaseUntil" | "startedAt" | "isLate">;
export type RunEnd = Pick<ScheduleRunRecord, "finishedAt" | "durationMs" | "error" | "expiresAt"> & { state: "done" | "failed" };

export type ScheduleRunStore = ReturnType<typeof createScheduleRunStore>;

export function createScheduleRunStore(db: Database) {
  const runs = db.collection(scheduleRunCollection);
  return {
    /** False where the slot is there already. */
    insert: (record: ScheduleRunRecord, session?: ClientSession): Promise<boolean> =>
      db.isInserted(runs.insertOne(record, session ? { session } : {})),
    /** What is there stays as it is. */
    insertMissed: (records: readonly ScheduleRunRecord[]): Promise<void> => db.insertMissing(records, runs),
    /** False where somebody else was quicker. A slot that was written down as missed may still be run by whoever finds it due. */
    async take(run: Pick<ScheduleRunRecord, "_id" | "state" | "attempt">, claim: RunClaim): Promise<boolean> {
      const { _id, state, attempt } = run;
      const update = { $set: { ...claim, state: "running" as const, count: 1, error: null }, $inc: { attempt: 1 } };
      return (await runs.updateOne({ _id, state, attempt }, update)).modifiedCount === 1;
    },
    /** Only by the attempt that still holds it. */
    async finish(_id: string, attempt: number, end: RunEnd): Promise<void> {
      await runs.updateOne({ _id, attempt, state: "running" }, { $set: { ...end, leaseUntil: null } });
    },
    find: (_id: string): Promise<ScheduleRunRecord | null> => runs.findOne({ _id }),
    listLapsed: (now: Date, limit: number): Promise<ScheduleRunRecord[]> =>
      runs
        .find({ state: "running", leaseUntil: { $lte: now } })
        .limit(limit)
        .toArray(),
    listQueued: (limit: number): Promise<ScheduleRunRecord[]> => runs.find({ state: "queued" }).limit(limit).toArray(),
    listUnfinished: (limit: number): Promise<ScheduleRunRecord[]> =>
      runs
        .find({ state: { $in: ["queued", "running"] } })
        .limit(limit)
        .toArray(),
    /** Newest first. */
    listOf: (name: string, limit: number): Promise<ScheduleRunRecord[]> => runs.find({ name }).sort({ slot: -1 }).limit(limit).toArray(),
  };
}
