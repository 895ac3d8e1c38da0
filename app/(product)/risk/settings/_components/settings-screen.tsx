"use client";

import { useQuery } from "@tanstack/react-query";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { getRiskSettings } from "../../../../_client/risk-settings.ts";
import { isAdmin, useMe } from "../../../../_client/use-me.ts";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { RiskFrame } from "../../_shell/risk-frame.tsx";
import { SettingsEditor } from "./settings-editor.tsx";
import { SettingsSkeleton } from "./settings-skeleton.tsx";
import { VersionList } from "./version-list.tsx";

export function SettingsScreen() {
  const canDecide = isAdmin(useMe().data);
  const query = useQuery({ queryKey: queryKeys.riskSettings, queryFn: ({ signal }) => getRiskSettings(signal) });
  return (
    <RiskFrame>
      {query.isPending && <SettingsSkeleton />}
      {query.isError && !query.data && <QueryError title="The settings could not be loaded" query={query} />}
      {query.data && (
        <>
          <SettingsEditor current={query.data} canDecide={canDecide} />
          <VersionList current={query.data} />
        </>
      )}
    </RiskFrame>
  );
}
