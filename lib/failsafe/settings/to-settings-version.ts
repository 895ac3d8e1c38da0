import { toFailsafeSettings } from "./kept-settings.ts";
import type { FailsafeSettingsVersion } from "./settings.schema.ts";
import type { FailsafeSettingsRecord } from "./settings.store.ts";

/** Null is the default, before anybody has decided anything. */
export function toSettingsVersion(record: FailsafeSettingsRecord | null): FailsafeSettingsVersion {
  return {
    version: record?.version ?? 0,
    settings: toFailsafeSettings(record),
    note: record?.note ?? null,
    createdAt: record?.createdAt.toISOString() ?? null,
    createdBy: record?.createdBy ?? null,
  };
}
