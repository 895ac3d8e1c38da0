"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { listRiskSettingsVersions, type RiskSettingsVersion } from "../../../../_client/risk-settings.ts";
import { ChangeList } from "../../../../_ui/settings-form/change-list.tsx";
import { RowSection } from "../../../_report/row-section.tsx";
import { VersionRow } from "../../../_report/version-row.tsx";
import { diffSettings } from "./diff-settings.ts";

const FIRST_PAGE: string | null = null;

/** Who changed what, when and why. */
export function VersionList({ current }: { current: RiskSettingsVersion }) {
  const pages = useInfiniteQuery({
    queryKey: queryKeys.riskSettingsVersions,
    queryFn: ({ pageParam, signal }) => listRiskSettingsVersions(pageParam, signal),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page) => page.nextCursor,
  });
  const versions = pages.data?.pages.flatMap((page) => page.items) ?? [];
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
