"use client";

import { useCallback } from "react";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { type RiskSettings, type RiskSettingsVersion, saveRiskSettings } from "../../../../_client/risk-settings.ts";
import { useVersionChange, type VersionedSettings } from "../../../../_ui/settings-form/use-version-change.ts";

const SETTINGS: VersionedSettings<RiskSettingsVersion> = {
  currentKey: queryKeys.riskSettings,
  versionsKey: queryKeys.riskSettingsVersions,
  undo: (saved, before) => saveRiskSettings({ version: saved.version, settings: before.settings }),
  overtaken: {
    title: "Somebody else has changed the settings",
    description: "What you were changing is kept, on top of theirs.",
  },
  failed: "The settings were not changed",
};

export function useSettingsChange() {
  const { change, isBusy } = useVersionChange(SETTINGS);
  const save = useCallback(
    (current: RiskSettingsVersion, settings: RiskSettings, note: string) =>
      change(current, () => saveRiskSettings({ version: current.version, settings, ...(note !== "" && { note }) }), "Settings saved"),
    [change],
  );
  return { save, isBusy };
}
