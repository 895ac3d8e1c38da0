import { versionHeadOf } from "../../platform/versions/version-head.ts";
import { toFailsafeSettings } from "./kept-settings.ts";
import type { FailsafeSettingsVersion } from "./settings.schema.ts";
import type { FailsafeSettingsRecord } from "./settings.store.ts";

/** Null is the default, before anybody has decided anything. */
export function toSettingsVersion(record: FailsafeSettingsRecord | null): FailsafeSettingsVersion {
  return { ...versionHeadOf(record), settings: toFailsafeSettings(record) };
}
