"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { type FailsafeSettingsVersion, listFailsafeSettingsVersions } from "../../../../_client/failsafe-settings.ts";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { SettingsVersions } from "../../../_report/settings-versions.tsx";
import { diffSettings } from "./diff-settings.ts";

export function VersionList({ current }: { current: FailsafeSettingsVersion }) {
  const pages = useInfiniteQuery(pagesOf(queryKeys.safetySettingsVersions, listFailsafeSettingsVersions));
  return <SettingsVersions pages={pages} versions={itemsOf(pages.data)} current={current.version} diff={diffSettings} />;
}
