"use client";

import { useCallback } from "react";
import { type FailsafeSettings, type FailsafeSettingsVersion, saveFailsafeSettings } from "../../../../_client/failsafe-settings.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { useVersionChange, type VersionedSettings } from "../../../../_ui/settings-form/use-version-change.ts";

const SETTINGS: VersionedSettings<FailsafeSettingsVersion> = {
  currentKey: queryKeys.safetySettings,
  versionsKey: queryKeys.safetySettingsVersions,
  undo: (saved, before) => saveFailsafeSettings({ version: saved.version, settings: before.settings }),
  overtaken: {
    title: "Somebody else has changed the settings",
    description: "What you were changing is kept, on top of theirs.",
  },
  failed: "The settings were not changed",
};

export function useSettingsChange() {
  const { change, isBusy } = useVersionChange(SETTINGS);
  const save = useCallback(
    (current: FailsafeSettingsVersion, settings: FailsafeSettings, note: string) =>
      change(current, () => saveFailsafeSettings({ version: current.version, settings, ...(note !== "" && { note }) }), "Settings saved"),
    [change],
  );
  return { save, isBusy };
}
