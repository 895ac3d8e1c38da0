import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";
import type { CaseEventRecord } from "./case-record.ts";

export const riskCaseEventCollection = defineCollection<CaseEventRecord>({
  name: "risk_case_events",
  indexes: [{ key: { orgId: 1, caseId: 1, at: -1, _id: -1 } }],
});

export type RiskCaseEventStore = ReturnType<typeof createRiskCaseEventStore>;

/** What happened to a case is only ever added to. */
export function createRiskCaseEventStore(db: Database) {
  const events = db.collection(riskCaseEventCollection);
  return {
    async append(records: readonly CaseEventRecord[], session: ClientSession): Promise<void> {
      await events.insertMany([...records], { session });
    },
    find: (orgId: string, caseId: string, id: string): Promise<CaseEventRecord | null> => events.findOne({ _id: id, orgId, caseId }),
    /** Newest first. */
    list: (orgId: string, caseId: string, page: TimePage): Promise<CaseEventRecord[]> =>
      events
        .find({ orgId, caseId, ...olderThan(page.after) })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),
    async deleteOfCases(orgId: string, caseIds: readonly string[]): Promise<void> {
      await events.deleteMany({ orgId, caseId: { $in: [...caseIds] } });
    },
  };
}
