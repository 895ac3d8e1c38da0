import type { ClientSession } from "mongodb";
import type { Clock } from "../clock.ts";
import { type Database, defineCollection } from "../db.ts";
import type { JobTiming } from "./job-timing.ts";
import { LEDGER_INDEXES } from "./job-view.ts";
import { createLedger, type LeaseFields, type Ledger } from "./ledger.ts";

/** Background work that has no record of its own. `payload` holds ids and numbers, never text of a user. */
export type JobRecord = LeaseFields & {
  name: string;
  payload: { readonly [key: string]: string | number | boolean };
  deduplicationKey: string;
  createdAt: Date;
  finishedAt: Date | null;
  reason: string | null;
};

export const jobCollection = defineCollection<JobRecord>({
  name: "jobs",
  indexes: [
    ...LEDGER_INDEXES,
    { key: { orgId: 1, name: 1, deduplicationKey: 1 }, unique: true },
    { key: { finishedAt: 1 }, expireAfterSeconds: 30 * 86_400 },
  ],
});

export type JobStore = { ledger: Ledger<JobRecord>; insert(record: JobRecord, session?: ClientSession): Promise<boolean> };

export function createJobStore(db: Database, options: { clock: Clock; timing: JobTiming }): JobStore {
  const records = db.collection(jobCollection);
  return {
    ledger: createLedger<JobRecord>({ records, ...options, isShared: true }),
    async insert(record, session) {
      if (!session) return db.isInserted(records.insertOne(record));
      await records.insertOne(record, { session });
      return true;
    },
  };
}
