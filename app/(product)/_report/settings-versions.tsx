"use client";

import type { ComponentProps } from "react";
import { type Change, ChangeList } from "../../_ui/settings-form/change-list.tsx";
import { RowSection } from "./row-section.tsx";
import { VersionRow } from "./version-row.tsx";

type SettingsVersion<Settings> = ComponentProps<typeof VersionRow>["entry"] & { settings: Settings };
type SettingsVersionsProps<Settings> = {
  pages: ComponentProps<typeof RowSection>["pages"];
  versions: readonly SettingsVersion<Settings>[];
  current: number;
  diff(before: Settings, after: Settings): readonly Change[];
};

/** Who changed what, when and why; each version with what it changed of the one before it. */
export function SettingsVersions<Settings>({ pages, versions, current, diff }: SettingsVersionsProps<Settings>) {
  return (
    <RowSection title="Versions" pages={pages} isEmpty={versions.length === 0}>
      <ul aria-label="Versions" className="flex flex-col">
        {versions.map((entry, index) => {
          const before = versions[index + 1];
          const changes = before ? diff(before.settings, entry.settings) : [];
          return (
            <VersionRow key={entry.version} entry={entry} isCurrent={entry.version === current}>
              {changes.length > 0 && <ChangeList changes={changes} label={`What version ${entry.version} changed`} />}
            </VersionRow>
          );
        })}
      </ul>
    </RowSection>
  );
}
