import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";

/** Somebody was given a version in an experiment: once, whatever they do afterwards. The id says who only to who knows already. */
export type ExposureRecord = {
  /** The experiment and `pseudonymOf`. */
  _id: string;
  orgId: string;
  promptId: string;
  experimentId: string;
  arm: number;
  hasOutcome: boolean;
  at: Date;
  expiresAt: Date;
};

export const exposureCollection = defineCollection<ExposureRecord>({
  name: "prompt_exposures",
  indexes: [{ key: { orgId: 1, promptId: 1 } }, { key: { expiresAt: 1 }, expireAfterSeconds: 0 }],
});

export type ExposureStore = ReturnType<typeof createExposureStore>;

export function createExposureStore(db: Database) {
  const exposures = db.collection(exposureCollection);
  return {
    find: (orgId: string, id: string): Promise<ExposureRecord | null> => exposures.findOne({ _id: id, orgId }),
    /** Fails where it stands there already. */
    async insert(record: ExposureRecord, session: ClientSession): Promise<void> {
      await exposures.insertOne(record, { session });
    },
    /** The arm they were given; null when there is none, or their first outcome was counted before. */
    takeOutcome: (orgId: string, id: string, session: ClientSession): Promise<ExposureRecord | null> =>
      exposures.findOneAndUpdate({ _id: id, orgId, hasOutcome: false }, { $set: { hasOutcome: true } }, { session }),
    async deleteOfPrompt(orgId: string, promptId: string, session?: ClientSession): Promise<void> {
      await exposures.deleteMany({ orgId, promptId }, session && { session });
    },
  };
}
