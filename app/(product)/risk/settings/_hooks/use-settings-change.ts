"use client";

import { queryKeys } from "../../../../_client/query-keys.ts";
import { saveRiskSettings } from "../../../../_client/risk-settings.ts";
import { settingsKind, useSettingsSave } from "../../../../_ui/settings-form/use-settings-save.ts";

const SETTINGS = settingsKind({ currentKey: queryKeys.riskSettings, versionsKey: queryKeys.riskSettingsVersions, save: saveRiskSettings });

export function useSettingsChange() {
  return useSettingsSave(SETTINGS);
}
