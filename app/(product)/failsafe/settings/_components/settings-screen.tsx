"use client";

import { useQuery } from "@tanstack/react-query";
import { getFailsafeSettings } from "../../../../_client/failsafe-settings.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { isAdmin, useMe } from "../../../../_client/use-me.ts";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { FailsafeFrame } from "../../_shell/failsafe-frame.tsx";
import { SettingsEditor } from "./settings-editor.tsx";
import { VersionList } from "./version-list.tsx";

export function SettingsScreen() {
  const canDecide = isAdmin(useMe().data);
  const query = useQuery({ queryKey: queryKeys.safetySettings, queryFn: ({ signal }) => getFailsafeSettings(signal) });
  return (
    <FailsafeFrame>
      {query.isPending && <ReportSkeleton label="Loading the settings" />}
      {query.isError && !query.data && <QueryError title="The settings could not be loaded" query={query} />}
      {query.data && (
        <>
          <SettingsEditor current={query.data} canDecide={canDecide} />
          <VersionList current={query.data} />
        </>
      )}
    </FailsafeFrame>
  );
}
