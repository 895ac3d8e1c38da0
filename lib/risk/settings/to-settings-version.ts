import { toRiskSettings } from "./kept-settings.ts";
import type { SettingsVersion } from "./settings.schema.ts";
import type { RiskSettingsRecord } from "./settings.store.ts";

/** Null is the default, before anybody has decided anything. */
export function toSettingsVersion(record: RiskSettingsRecord | null): SettingsVersion {
  return {
    version: record?.version ?? 0,
    settings: toRiskSettings(record),
    note: record?.note ?? null,
    createdAt: record?.createdAt.toISOString() ?? null,
    createdBy: record?.createdBy ?? null,
  };
}
