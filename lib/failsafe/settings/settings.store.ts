import { type Database, defineCollection } from "../../platform/db.ts";
import { VERSION_INDEX, type VersionRecord, versionRows } from "../../platform/versions/version-rows.ts";
import type { FailsafeSettings } from "./settings.schema.ts";

export type FailsafeSettingsRecord = VersionRecord & { settings: FailsafeSettings };

export const failsafeSettingsCollection = defineCollection<FailsafeSettingsRecord>({
  name: "failsafe_settings",
  indexes: [VERSION_INDEX, { key: { "settings.drills.schedule": 1, orgId: 1 } }],
});

export type FailsafeSettingsStore = ReturnType<typeof createFailsafeSettingsStore>;

export function createFailsafeSettingsStore(db: Database) {
  const versions = db.collection(failsafeSettingsCollection);
  const { findLast, list, insert } = versionRows(versions);
  return {
    findLast,
    list,
    insert,
    /** Organizations that have ever scheduled drills, by id; one stands there for each version that did. Whether it still does, the last one says. */
    async listEverScheduled({ after, limit }: { after: string; limit: number }): Promise<string[]> {
      const filter = { "settings.drills.schedule": { $in: ["daily" as const, "weekly" as const] }, orgId: { $gt: after } };
      const found = versions.find(filter).sort({ orgId: 1 }).limit(limit).project<{ orgId: string }>({ _id: 0, orgId: 1 });
      return (await found.toArray()).map(({ orgId }) => orgId);
    },
  };
}
