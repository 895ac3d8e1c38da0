import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { FailsafeSettings } from "./settings.schema.ts";

/** One decision of an organization; the highest version is in force. Never changed, only followed by another. */
export type FailsafeSettingsRecord = {
  _id: string;
  orgId: string;
  version: number;
  settings: FailsafeSettings;
  note: string | null;
  createdAt: Date;
  createdBy: string;
};

export const failsafeSettingsCollection = defineCollection<FailsafeSettingsRecord>({
  name: "failsafe_settings",
  indexes: [{ key: { orgId: 1, version: -1 }, unique: true }],
});

export type FailsafeSettingsStore = ReturnType<typeof createFailsafeSettingsStore>;

export function createFailsafeSettingsStore(db: Database) {
  const versions = db.collection(failsafeSettingsCollection);
  return {
    findLast: (orgId: string): Promise<FailsafeSettingsRecord | null> => versions.findOne({ orgId }, { sort: { version: -1 } }),
    /** Newest first, below `beforeVersion`. */
    list: (orgId: string, page: { beforeVersion: number | null; limit: number }): Promise<FailsafeSettingsRecord[]> =>
      versions
        .find({ orgId, ...(page.beforeVersion !== null && { version: { $lt: page.beforeVersion } }) })
        .sort({ version: -1 })
        .limit(page.limit)
        .toArray(),
    /** A unique index refuses a version that somebody else has made since. */
    async insert(record: FailsafeSettingsRecord, session: ClientSession): Promise<void> {
      await versions.insertOne(record, { session });
    },
  };
}
