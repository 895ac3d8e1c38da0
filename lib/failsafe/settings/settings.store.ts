import { type Database, defineCollection } from "../../platform/db.ts";
import { VERSION_INDEX, type VersionRecord, versionRows } from "../../platform/versions/version-rows.ts";
import type { FailsafeSettings } from "./settings.schema.ts";

export type FailsafeSettingsRecord = VersionRecord & { settings: FailsafeSettings };

export const failsafeSettingsCollection = defineCollection<FailsafeSettingsRecord>({
  name: "failsafe_settings",
  indexes: [VERSION_INDEX],
});

export type FailsafeSettingsStore = ReturnType<typeof createFailsafeSettingsStore>;

export function createFailsafeSettingsStore(db: Database) {
  const { findLast, list, insert } = versionRows(db.collection(failsafeSettingsCollection));
  return { findLast, list, insert };
}
