"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChartColumn } from "lucide-react";
import { getAdminUsage } from "../../../../_client/admin-console.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { useUrlState } from "../../../../_ui/use-url-state.ts";
import { ExportLink } from "../../../_report/export-link.tsx";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { PeriodPicker } from "../../../usage/_components/period-picker.tsx";
import { periodOf, rangeOf } from "../../../usage/_hooks/report-period.ts";
import { AdminFrame } from "../../_components/admin-frame.tsx";
import { ConsoleRefused } from "../../_components/console-refused.tsx";
import { ScopeChoice, scopeOf } from "../../_components/scope-choice.tsx";
import { UsageGroups } from "./usage-groups.tsx";
import { GROUPS, type Group, groupOf } from "./usage-words.ts";

/** What was used and what it cost, by whoever used it. */
export function AdminUsageScreen() {
  const { search, change } = useUrlState();
  const range = rangeOf(search, Date.now());
  const groupBy = groupOf(search);
  const query = new URLSearchParams({ ...range, groupBy, ...scopeOf(search) }).toString();
  const usage = useQuery({
    queryKey: queryKeys.adminUsage(query),
    queryFn: ({ signal }) => getAdminUsage(query, signal),
    placeholderData: keepPreviousData,
  });
  if (usage.isError && asProblem(usage.error).status === 403)
    return (
      <AdminFrame>
        <ConsoleRefused />
      </AdminFrame>
    );
  return (
    <AdminFrame>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <PeriodPicker period={periodOf(search)} range={range} onChange={change} />
        <SelectField
          label="Group by"
          layout="inline"
          value={groupBy}
          options={GROUPS}
          onValue={(value: Group) => change({ by: value === "user" ? null : value })}
        />
        <ScopeChoice search={search} change={change} />
        <div className="ml-auto">
          <ExportLink href={`/api/admin/usage/export?${query}`} format="CSV" />
        </div>
      </div>
      {usage.isPending && <ReportSkeleton label="Loading usage" />}
      {usage.isError && !usage.data && <QueryError title="Usage could not be loaded" query={usage} />}
      {usage.data &&
        (usage.data.totals.calls === 0 ? (
          <EmptyState
            icon={ChartColumn}
            title="No calls in this period"
            text="What models are asked is added up here by whoever asked it."
          />
        ) : (
          <UsageGroups usage={usage.data} groupBy={groupBy} isStale={usage.isPlaceholderData} />
        ))}
    </AdminFrame>
  );
}
