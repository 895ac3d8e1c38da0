import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { RiskSettings } from "./settings.schema.ts";

/** One decision of an organization; the highest version is in force. Never changed, only followed by another. */
export type RiskSettingsRecord = {
  _id: string;
  orgId: string;
  version: number;
  settings: RiskSettings;
  note: string | null;
  createdAt: Date;
  createdBy: string;
};

export const riskSettingsCollection = defineCollection<RiskSettingsRecord>({
  name: "risk_settings",
  indexes: [{ key: { orgId: 1, version: -1 }, unique: true }],
});

export type RiskSettingsStore = ReturnType<typeof createRiskSettingsStore>;

export function createRiskSettingsStore(db: Database) {
  const versions = db.collection(riskSettingsCollection);
  return {
    findLast: (orgId: string): Promise<RiskSettingsRecord | null> => versions.findOne({ orgId }, { sort: { version: -1 } }),
    /** Newest first, below `beforeVersion`. */
    list: (orgId: string, page: { beforeVersion: number | null; limit: number }): Promise<RiskSettingsRecord[]> =>
      versions
        .find({ orgId, ...(page.beforeVersion !== null && { version: { $lt: page.beforeVersion } }) })
        .sort({ version: -1 })
        .limit(page.limit)
        .toArray(),
    /** A unique index refuses a version that somebody else has made since. */
    async insert(record: RiskSettingsRecord, session: ClientSession): Promise<void> {
      await versions.insertOne(record, { session });
    },
  };
}
