import { versionHeadOf } from "../../platform/versions/version-head.ts";
import { toRiskSettings } from "./kept-settings.ts";
import type { SettingsVersion } from "./settings.schema.ts";
import type { RiskSettingsRecord } from "./settings.store.ts";

/** Null is the default, before anybody has decided anything. */
export function toSettingsVersion(record: RiskSettingsRecord | null): SettingsVersion {
  return { ...versionHeadOf(record), settings: toRiskSettings(record) };
}
