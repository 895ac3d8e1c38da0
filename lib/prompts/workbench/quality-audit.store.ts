import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";
import type { QualityScores } from "./quality.schema.ts";

export type QualityAuditRecord = {
  _id: string;
  orgId: string;
  promptId: string;
  version: number;
  overall: number;
  scores: QualityScores;
  /** Who spoke beside the checks: provider and model. */
  model: string | null;
  modelProblem: string | null;
  /** Issues and the improved version as JSON, encrypted. */
  sealed: string;
  acceptedAs: number | null;
  userId: string | null;
  at: Date;
};
export type QualityAuditRow = Omit<QualityAuditRecord, "sealed">;

export const qualityAuditCollection = defineCollection<QualityAuditRecord>({
  name: "prompt_quality_audits",
  indexes: [{ key: { orgId: 1, promptId: 1, ...NEWEST_FIRST } }, { key: { orgId: 1, userId: 1 } }],
});

export type QualityAuditStore = ReturnType<typeof createQualityAuditStore>;

export function createQualityAuditStore(db: Database) {
  const audits = db.collection(qualityAuditCollection);
  return {
    async insert(record: QualityAuditRecord, session: ClientSession): Promise<void> {
      await audits.insertOne(record, { session });
    },
    find: (orgId: string, promptId: string, id: string): Promise<QualityAuditRecord | null> => audits.findOne({ _id: id, orgId, promptId }),
    /** Newest first, without what is encrypted. */
    list: (orgId: string, promptId: string, { after, limit }: TimePage): Promise<QualityAuditRow[]> =>
      audits
        .find<QualityAuditRow>({ orgId, promptId, ...olderThan(after) }, { projection: { sealed: 0 } })
        .sort(NEWEST_FIRST)
        .limit(limit)
        .toArray(),
    /** False when it was accepted before. */
    async accept(orgId: string, id: string, version: number): Promise<boolean> {
      const { matchedCount } = await audits.updateOne({ _id: id, orgId, acceptedAs: null }, { $set: { acceptedAs: version } });
      return matchedCount === 1;
    },
    async deleteOfPrompt(orgId: string, promptId: string, session?: ClientSession): Promise<void> {
      await audits.deleteMany({ orgId, promptId }, session && { session });
    },
  };
}
