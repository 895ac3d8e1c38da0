"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { listRiskSettingsVersions, type RiskSettingsVersion } from "../../../../_client/risk-settings.ts";
import { ChangeList } from "../../../../_ui/settings-form/change-list.tsx";
import { RowSection } from "../../../_report/row-section.tsx";
import { VersionRow } from "../../../_report/version-row.tsx";
import { diffSettings } from "./diff-settings.ts";

/** Who changed what, when and why. */
export function VersionList({ current }: { current: RiskSettingsVersion }) {
  const pages = useInfiniteQuery(pagesOf(queryKeys.riskSettingsVersions, listRiskSettingsVersions));
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

function Changes({ version: { version, settings }, before }: { version: RiskSettingsVersion; before: RiskSettingsVersion | undefined }) {
  const changes = before ? diffSettings(before.settings, settings) : [];
  return changes.length > 0 && <ChangeList changes={changes} label={`What version ${version} changed`} />;
}
