"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import {
  type CurrentDeploymentSettings,
  getDeploymentSettings,
  listDeploymentSettingsVersions,
} from "../../../../_client/deployment-settings.ts";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { SettingsVersions } from "../../../_report/settings-versions.tsx";
import { OperationsFrame } from "../../_components/operations-frame.tsx";
import { DeploymentSettingsEditor } from "./deployment-settings-editor.tsx";
import { diffDeploymentSettings } from "./diff-deployment-settings.ts";

/** What is decided about the whole deployment. */
export function DeploymentSettingsScreen() {
  const query = useQuery({ queryKey: queryKeys.deploymentSettings, queryFn: ({ signal }) => getDeploymentSettings(signal) });
  return (
    <OperationsFrame error={query.error}>
      {query.isPending && <ReportSkeleton label="Loading the settings" />}
      {query.isError && !query.data && <QueryError title="The settings could not be loaded" query={query} />}
      {query.data && (
        <>
          <DeploymentSettingsEditor current={query.data} />
          <Versions current={query.data} />
        </>
      )}
    </OperationsFrame>
  );
}

function Versions({ current }: { current: CurrentDeploymentSettings }) {
  const pages = useInfiniteQuery(pagesOf(queryKeys.deploymentSettingsVersions, listDeploymentSettingsVersions));
  return <SettingsVersions pages={pages} versions={itemsOf(pages.data)} current={current.version} diff={diffDeploymentSettings} />;
}
