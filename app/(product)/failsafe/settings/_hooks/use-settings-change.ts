"use client";

import { saveFailsafeSettings } from "../../../../_client/failsafe-settings.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { settingsKind, useSettingsSave } from "../../../../_ui/settings-form/use-settings-save.ts";

const SETTINGS = settingsKind({
  currentKey: queryKeys.safetySettings,
  versionsKey: queryKeys.safetySettingsVersions,
  save: saveFailsafeSettings,
});

export function useSettingsChange() {
  return useSettingsSave(SETTINGS);
}
