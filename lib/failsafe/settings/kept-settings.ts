import type { Clock } from "../../platform/clock.ts";
import { createFreshValues } from "../../platform/fresh-values.ts";
import { DEFAULT_FAILSAFE_SETTINGS } from "./default-settings.ts";
import type { FailsafeSettings } from "./settings.schema.ts";
import type { FailsafeSettingsRecord, FailsafeSettingsStore } from "./settings.store.ts";

/** What organizations have decided about their fail-safe, at most a second old. */
export type KeptFailsafeSettings = {
  settingsOf(orgId: string): Promise<FailsafeSettings>;
  /** After a change made here. */
  forget(orgId: string): void;
};

type Parts = { store: Pick<FailsafeSettingsStore, "findLast">; clock: Clock };

export function createKeptFailsafeSettings({ store, clock }: Parts): KeptFailsafeSettings {
  const { get, forget } = createFreshValues<FailsafeSettings>({
    clock,
    read: async (orgId) => toFailsafeSettings(await store.findLast(orgId)),
  });
  return { settingsOf: get, forget };
}

/** What has come into the settings since they were written has its default. */
export function toFailsafeSettings(record: Pick<FailsafeSettingsRecord, "settings"> | null): FailsafeSettings {
  if (!record) return DEFAULT_FAILSAFE_SETTINGS;
  const { passThreshold, audit, leases, trip, drills } = record.settings;
  return {
    passThreshold,
    audit: { ...DEFAULT_FAILSAFE_SETTINGS.audit, ...audit },
    leases: { ...DEFAULT_FAILSAFE_SETTINGS.leases, ...leases },
    trip: { ...DEFAULT_FAILSAFE_SETTINGS.trip, ...trip },
    drills: { ...DEFAULT_FAILSAFE_SETTINGS.drills, ...drills },
  };
}
