import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { DriftReport, ShadowReport, TrainingReport } from "./status.schema.ts";

/** What was last found out about an organization's models, and when the next look is due. One for each organization. */
export type ModelStatusRecord = {
  /** The organization's id, as orgId. */
  _id: string;
  orgId: string;
  dueAt: Date;
  training: TrainingReport | null;
  shadow: ShadowReport | null;
  drift: DriftReport | null;
};

export const modelStatusCollection = defineCollection<ModelStatusRecord>({
  name: "risk_model_status",
  indexes: [{ key: { dueAt: 1 } }],
});

export type ModelStatusStore = ReturnType<typeof createModelStatusStore>;
type Reports = Partial<Pick<ModelStatusRecord, "training" | "shadow" | "drift">>;

export function createModelStatusStore(db: Database) {
  const statuses = db.collection(modelStatusCollection);
  return {
    find: (orgId: string): Promise<ModelStatusRecord | null> => statuses.findOne({ _id: orgId, orgId }),

    /** From the organization's first transactions on. */
    async ensure(orgId: string, dueAt: Date): Promise<void> {
      await statuses.updateOne(
        { _id: orgId, orgId },
        { $setOnInsert: { dueAt, training: null, shadow: null, drift: null } },
        { upsert: true },
      );
    },

    async report(orgId: string, reports: Reports, session?: ClientSession): Promise<void> {
      await statuses.updateOne({ _id: orgId, orgId }, { $set: reports }, session ? { session } : {});
    },

    /** False while another training is under way; one that has not ended by `staleBefore` has died. */
    async beginTraining(orgId: string, report: TrainingReport, staleBefore: Date): Promise<boolean> {
      const { matchedCount } = await statuses.updateOne(
        { _id: orgId, orgId, $or: [{ "training.state": { $ne: "running" } }, { "training.at": { $lt: staleBefore } }] },
        { $set: { training: report } },
      );
      return matchedCount === 1;
    },

    /** Of every organization: the schedule crosses them. */
    listDue: (now: Date, limit: number): Promise<Pick<ModelStatusRecord, "_id" | "dueAt">[]> =>
      statuses
        .find({ dueAt: { $lte: now } }, { projection: { dueAt: 1 } })
        .sort({ dueAt: 1 })
        .limit(limit)
        .toArray(),

    /** Compare-and-set: one process sees to it. */
    async moveDue(orgId: string, from: Date, to: Date): Promise<boolean> {
      const { matchedCount } = await statuses.updateOne({ _id: orgId, orgId, dueAt: from }, { $set: { dueAt: to } });
      return matchedCount === 1;
    },
  };
}
