"use client";

import type { QueryKey } from "@tanstack/react-query";
import { useCallback } from "react";
import { useVersionChange, type VersionedSettings } from "./use-version-change.ts";

type Saved<Settings> = { version: number; settings: Settings };
type Kind<Settings, Version extends Saved<Settings>> = {
  currentKey: QueryKey;
  versionsKey: QueryKey;
  save(body: { version: number; settings: Settings; note?: string }): Promise<Version>;
};
export type SettingsKind<Settings, Version extends Saved<Settings>> = Kind<Settings, Version> & VersionedSettings<Version>;

/** Settings whose change is undone by saving the ones before it once more. */
export function settingsKind<Settings, Version extends Saved<Settings>>(kind: Kind<Settings, Version>): SettingsKind<Settings, Version> {
  return {
    ...kind,
    undo: (saved, before) => kind.save({ version: saved.version, settings: before.settings }),
    overtaken: { title: "Somebody else has changed the settings", description: "What you were changing is kept, on top of theirs." },
    failed: "The settings were not changed",
  };
}

export function useSettingsSave<Settings, Version extends Saved<Settings>>(kind: SettingsKind<Settings, Version>) {
  const { change, isBusy } = useVersionChange(kind);
  const save = useCallback(
    (current: Version, settings: Settings, note: string) =>
      change(current, () => kind.save({ version: current.version, settings, ...(note !== "" && { note }) }), "Settings saved"),
    [change, kind],
  );
  return { save, isBusy };
}
