import { type Database, defineCollection } from "../../platform/db.ts";
import { VERSION_INDEX, type VersionRecord, versionRows } from "../../platform/versions/version-rows.ts";
import type { RiskSettings } from "./settings.schema.ts";

export type RiskSettingsRecord = VersionRecord & { settings: RiskSettings };

export const riskSettingsCollection = defineCollection<RiskSettingsRecord>({
  name: "risk_settings",
  indexes: [VERSION_INDEX],
});

export type RiskSettingsStore = ReturnType<typeof createRiskSettingsStore>;

export function createRiskSettingsStore(db: Database) {
  const { findLast, list, insert } = versionRows(db.collection(riskSettingsCollection));
  return { findLast, list, insert };
}
