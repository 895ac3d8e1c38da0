import { type Database, defineCollection } from "../../platform/db.ts";
import type { DrillCaseRecord } from "./drill-record.ts";

export const drillCaseCollection = defineCollection<DrillCaseRecord>({
  name: "failsafe_drill_cases",
  indexes: [{ key: { orgId: 1, drillId: 1, place: 1 }, unique: true }],
});

export type CaseEnd = Pick<DrillCaseRecord, "outcome" | "why" | "sealed" | "safetyScore" | "isCaught" | "latencyMs" | "costMicros">;
export type TalliedCase = Pick<
  DrillCaseRecord,
  "_id" | "place" | "path" | "kind" | "level" | "caseId" | "outcome" | "isCaught" | "costMicros"
>;
export type DrillCaseStore = ReturnType<typeof createDrillCaseStore>;

const TALLIED = { place: 1, path: 1, kind: 1, level: 1, caseId: 1, outcome: 1, isCaught: 1, costMicros: 1 } as const;

export function createDrillCaseStore(db: Database) {
  const cases = db.collection(drillCaseCollection);
  return {
    /** False when it has been asked. */
    start: (record: DrillCaseRecord): Promise<boolean> => db.isInserted(cases.insertOne(record)),
    /** The first end counts: what a run says that was taken for dead changes nothing. */
    async finish({ _id, orgId }: Pick<DrillCaseRecord, "_id" | "orgId">, end: CaseEnd): Promise<void> {
      await cases.updateOne({ _id, orgId, outcome: "pending" }, { $set: end });
    },
    /** Those whose asker has died. */
    async giveUpPending(orgId: string, drillId: string, why: string): Promise<void> {
      await cases.updateMany({ orgId, drillId, outcome: "pending" }, { $set: { outcome: "error", why } });
    },
    /** All of a run, without text. */
    listTallied: (orgId: string, drillId: string, limit: number): Promise<TalliedCase[]> =>
      cases.find({ orgId, drillId }).sort({ place: 1 }).limit(limit).project<TalliedCase>(TALLIED).toArray(),
    list: (orgId: string, drillId: string, page: { after: number | null; limit: number }): Promise<DrillCaseRecord[]> =>
      cases
        .find({ orgId, drillId, ...(page.after !== null && { place: { $gt: page.after } }) })
        .sort({ place: 1 })
        .limit(page.limit)
        .toArray(),
  };
}
