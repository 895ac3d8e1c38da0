import type { Clock } from "../../platform/clock.ts";
import { createFreshValues } from "../../platform/fresh-values.ts";
import type { Thresholds } from "../engine/decision-of.ts";
import { DEFAULT_RISK_SETTINGS } from "./default-settings.ts";
import type { RiskSettings } from "./settings.schema.ts";
import type { RiskSettingsRecord, RiskSettingsStore } from "./settings.store.ts";

/** What organizations have decided about their risk guardian, at most a second old. */
export type KeptRiskSettings = {
  settingsOf(orgId: string): Promise<RiskSettings>;
  thresholdsOf(orgId: string): Promise<Thresholds>;
  /** After a change made here. */
  forget(orgId: string): void;
};

export function createKeptRiskSettings({ store, clock }: { store: Pick<RiskSettingsStore, "findLast">; clock: Clock }): KeptRiskSettings {
  const { get, forget } = createFreshValues<RiskSettings>({
    clock,
    read: async (orgId) => toRiskSettings(await store.findLast(orgId)),
  });
  return { settingsOf: get, thresholdsOf: async (orgId) => (await get(orgId)).thresholds, forget };
}

/** What has come into the settings since they were written has its default. */
export function toRiskSettings(record: Pick<RiskSettingsRecord, "settings"> | null): RiskSettings {
  if (!record) return DEFAULT_RISK_SETTINGS;
  const { thresholds, review, monitor } = record.settings;
  return {
    thresholds,
    review: { ...DEFAULT_RISK_SETTINGS.review, ...review },
    monitor: { ...DEFAULT_RISK_SETTINGS.monitor, ...monitor },
  };
}
