"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { listRiskSettingsVersions, type RiskSettingsVersion } from "../../../../_client/risk-settings.ts";
import { SettingsVersions } from "../../../_report/settings-versions.tsx";
import { diffSettings } from "./diff-settings.ts";

export function VersionList({ current }: { current: RiskSettingsVersion }) {
  const pages = useInfiniteQuery(pagesOf(queryKeys.riskSettingsVersions, listRiskSettingsVersions));
  return <SettingsVersions pages={pages} versions={itemsOf(pages.data)} current={current.version} diff={diffSettings} />;
}
