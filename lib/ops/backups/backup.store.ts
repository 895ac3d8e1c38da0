import type { ClientSession } from "mongodb";
import type { Clock } from "../../platform/clock.ts";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { JobTiming } from "../../platform/jobs/job-timing.ts";
import { LEDGER_INDEXES } from "../../platform/jobs/job-view.ts";
import { createLedger } from "../../platform/jobs/ledger.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";
import type { BackupRecord, BackupRow, BackupTask, KeptAs } from "./backup-record.ts";

/** Copies belong to no organization; the contract of jobs asks for one, and this is none. */
export const NO_ORGANIZATION = "";

export const backupCollection = defineCollection<BackupRecord>({
  name: "backups",
  indexes: [
    { key: NEWEST_FIRST },
    { key: { isOpen: 1 }, unique: true, partialFilterExpression: { isOpen: true } },
    { key: { slot: 1 }, unique: true, partialFilterExpression: { slot: { $type: "string" } } },
    ...LEDGER_INDEXES,
    { key: { deletedAt: 1, completedAt: -1 } },
    { key: { deletedAt: 1, "verified.isSound": 1, completedAt: -1 } },
  ],
});

const WITHOUT_PARTS = { parts: 0, digests: 0, names: 0, position: 0 } as const;

export type BackupStore = ReturnType<typeof createBackupStore>;

export function createBackupStore(db: Database, options: { clock: Clock; timing: JobTiming }) {
  const backups = db.collection(backupCollection);
  const rows = (filter: object) => backups.find<BackupRow>(filter, { projection: WITHOUT_PARTS });
  const standing = { deletedAt: null };
  return {
    ledger: createLedger<BackupRecord>({ records: backups, ...options, onReplay: { isOpen: true } }),
    /** Unique indexes refuse a second one under way, and a second one for a slot. */
    async insert(record: BackupRecord, session?: ClientSession): Promise<void> {
      await backups.insertOne(record, session ? { session } : {});
    },
    find: (id: string): Promise<BackupRecord | null> => backups.findOne({ _id: id }),
    findRow: async (id: string): Promise<BackupRow | null> => (await rows({ _id: id }).toArray())[0] ?? null,
    findOpen: async (): Promise<BackupRow | null> => (await rows({ isOpen: true }).toArray())[0] ?? null,
    /** By when it was made. "complete": whole; "verified": read back and found to be as it was. */
    findNewest: async (state: "complete" | "verified"): Promise<BackupRow | null> => {
      const whole = { ...standing, ...(state === "verified" && { "verified.isSound": true }), completedAt: { $type: "date" } };
      return (await rows(whole).sort({ completedAt: -1 }).limit(1).toArray())[0] ?? null;
    },
    list: (page: TimePage): Promise<BackupRow[]> => rows(olderThan(page.after)).sort(NEWEST_FIRST).limit(page.limit).toArray(),
    /** What lies in the storage; retention keeps their number small. */
    listStanding: (limit: number): Promise<BackupRow[]> => rows(standing).sort({ completedAt: -1 }).limit(limit).toArray(),
    /** False when something else is under way, on this one or another. */
    async reopen(id: string, task: BackupTask, lease: object, session: ClientSession): Promise<boolean> {
      const filter = { _id: id, isOpen: false, deletedAt: null, completedAt: { $type: "date" as const } };
      const update = { $set: { ...lease, task, isOpen: true, checking: null, reason: null }, $inc: { fence: 1, publishCount: 1 } };
      return (await backups.updateOne(filter, update, { session })).matchedCount === 1;
    },
    async endChecking(id: string): Promise<void> {
      await backups.updateOne({ _id: id, isOpen: false }, { $set: { checking: null } });
    },
    async keepAs(id: string, keptAs: KeptAs[]): Promise<void> {
      await backups.updateOne({ _id: id }, { $set: { keptAs } });
    },
    /** Its objects are gone; that there was one stays. */
    async markDeleted(id: string, at: Date): Promise<void> {
      await backups.updateOne({ _id: id, isOpen: false }, { $set: { deletedAt: at, keptAs: [], parts: [], digests: [] } });
    },
  };
}
