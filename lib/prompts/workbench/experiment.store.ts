import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";
import { type ExperimentRecord, tallyKey } from "./experiment-record.ts";
import type { Tally } from "./judge-experiment.ts";

export const experimentCollection = defineCollection<ExperimentRecord>({
  name: "prompt_experiments",
  indexes: [
    { key: { orgId: 1, promptId: 1, ...NEWEST_FIRST } },
    { key: { orgId: 1, runningKey: 1 }, unique: true, partialFilterExpression: { runningKey: { $type: "string" } } },
  ],
});

export type ExperimentEnd = Pick<ExperimentRecord, "result" | "winner" | "promotionId" | "endedAt">;
export type ExperimentStore = ReturnType<typeof createExperimentStore>;

export function createExperimentStore(db: Database) {
  const experiments = db.collection(experimentCollection);
  return {
    async insert(record: ExperimentRecord, session: ClientSession): Promise<void> {
      await experiments.insertOne(record, { session });
    },
    find: (orgId: string, promptId: string, id: string): Promise<ExperimentRecord | null> =>
      experiments.findOne({ _id: id, orgId, promptId }),
    findRunning: (orgId: string, promptId: string): Promise<ExperimentRecord | null> =>
      experiments.findOne({ orgId, runningKey: { $eq: promptId, $type: "string" } }),
    /** Newest first. */
    list: (orgId: string, promptId: string, { after, limit }: TimePage): Promise<ExperimentRecord[]> =>
      experiments
        .find({ orgId, promptId, ...olderThan(after) })
        .sort(NEWEST_FIRST)
        .limit(limit)
        .toArray(),
    /** Null when it has ended meanwhile. */
    add(orgId: string, id: string, { arm, ...added }: Tally & { arm: number }, session: ClientSession): Promise<ExperimentRecord | null> {
      const increments = Object.fromEntries(Object.entries(added).map(([name, by]) => [`tallies.${tallyKey(arm)}.${name}`, by]));
      return experiments.findOneAndUpdate({ _id: id, orgId, result: null }, { $inc: increments }, { session, returnDocument: "after" });
    },
    /** False when it had ended already. */
    async end(orgId: string, id: string, end: ExperimentEnd, session: ClientSession): Promise<boolean> {
      const change = { $set: { ...end, runningKey: null }, $inc: { revision: 1 } };
      const { matchedCount } = await experiments.updateOne({ _id: id, orgId, result: null }, change, { session });
      return matchedCount === 1;
    },
    async setPromotion(orgId: string, id: string, promotionId: string): Promise<void> {
      await experiments.updateOne({ _id: id, orgId }, { $set: { promotionId } });
    },
    async deleteOfPrompt(orgId: string, promptId: string, session?: ClientSession): Promise<void> {
      await experiments.deleteMany({ orgId, promptId }, session && { session });
    },
  };
}
