"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { type FailsafeSettingsVersion, listFailsafeSettingsVersions } from "../../../../_client/failsafe-settings.ts";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { ChangeList } from "../../../../_ui/settings-form/change-list.tsx";
import { RowSection } from "../../../_report/row-section.tsx";
import { VersionRow } from "../../../_report/version-row.tsx";
import { diffSettings } from "./diff-settings.ts";

/** Who changed what, when and why. */
export function VersionList({ current }: { current: FailsafeSettingsVersion }) {
  const pages = useInfiniteQuery(pagesOf(queryKeys.safetySettingsVersions, listFailsafeSettingsVersions));
  const versions = itemsOf(pages.data);
  return (
    <RowSection title="Versions" pages={pages} isEmpty={versions.length === 0}>
      <ul aria-label="Versions" className="flex flex-col">
        {versions.map((version, index) => (
          <VersionRow key={version.version} entry={version} isCurrent={version.version === current.version}>
            <Changes version={version} before={versions[index + 1]} />
          </VersionRow>
        ))}
      </ul>
    </RowSection>
  );
}

type ChangesProps = { version: FailsafeSettingsVersion; before: FailsafeSettingsVersion | undefined };

function Changes({ version: { version, settings }, before }: ChangesProps) {
  const changes = before ? diffSettings(before.settings, settings) : [];
  return changes.length > 0 && <ChangeList changes={changes} label={`What version ${version} changed`} />;
}
