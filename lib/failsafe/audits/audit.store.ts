import type { ClientSession, Filter } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";
import type { Category } from "../schema.ts";
import type { AuditSource } from "./audit.schema.ts";
import type { SafetyAuditRecord } from "./audit-record.ts";

export const safetyAuditCollection = defineCollection<SafetyAuditRecord>({
  name: "failsafe_audits",
  indexes: [
    { key: { orgId: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, passed: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, model: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, source: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, failedIn: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, runKey: 1 }, unique: true, partialFilterExpression: { runKey: { $type: "string" } } },
    // What a dying process left undecided: almost always empty.
    { key: { isTripDue: 1, at: 1 }, partialFilterExpression: { isTripDue: true } },
    { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
});

export type AuditSelection = {
  passed?: boolean | undefined;
  model?: string | undefined;
  source?: AuditSource | undefined;
  category?: Category | undefined;
};
export type SafetyAuditRow = Omit<SafetyAuditRecord, "sealed">;
type Settled = Pick<SafetyAuditRecord, "failSafe" | "tripId">;
type Judged = Omit<SafetyAuditRecord, "_id" | "orgId" | "at" | "runKey" | "expiresAt">;

export type SafetyAuditStore = ReturnType<typeof createSafetyAuditStore>;

export function createSafetyAuditStore(db: Database) {
  const audits = db.collection(safetyAuditCollection);
  return {
    async insertAll(records: readonly SafetyAuditRecord[], session: ClientSession): Promise<void> {
      await audits.insertMany([...records], { session });
    },
    find: (orgId: string, id: string, session?: ClientSession): Promise<SafetyAuditRecord | null> =>
      audits.findOne({ _id: id, orgId }, session && { session }),
    findByRun: (orgId: string, runKey: string): Promise<SafetyAuditRecord | null> =>
      audits.findOne({ orgId, runKey: { $eq: runKey, $type: "string" } }),
    /** Newest first, without what is encrypted. */
    list: (orgId: string, selection: AuditSelection, page: TimePage): Promise<SafetyAuditRow[]> =>
      audits
        .find<SafetyAuditRow>({ ...toFilter(orgId, selection), ...olderThan(page.after) }, { projection: { sealed: 0 } })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),
    /** What followed from it. */
    async settleTrip(orgId: string, id: string, settled: Settled): Promise<void> {
      await audits.updateOne({ _id: id, orgId }, { $set: { ...settled, isTripDue: false } });
    },
    /** Of every organization, oldest first: for the sweep. */
    listTripDue: (before: Date, limit: number): Promise<SafetyAuditRecord[]> =>
      audits
        .find({ isTripDue: true, at: { $lt: before } })
        .sort({ at: 1 })
        .limit(limit)
        .toArray(),
    /** What judges said behind the answer; false when that stands there already. */
    async settleJudges(orgId: string, id: string, judged: Partial<Judged>, session: ClientSession): Promise<boolean> {
      const waiting = { _id: id, orgId, "judges.state": "waiting" } as const;
      const { matchedCount } = await audits.updateOne(waiting, { $set: judged }, { session });
      return matchedCount === 1;
    },
  };
}

function toFilter(orgId: string, { passed, model, source, category }: AuditSelection): Filter<SafetyAuditRecord> {
  return {
    orgId,
    ...(passed !== undefined && { passed }),
    ...(model !== undefined && { model }),
    ...(source !== undefined && { source }),
    ...(category !== undefined && { failedIn: category }),
  };
}
