"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { queryKeys } from "../../../_client/query-keys.ts";
import { getUsage, type UsageReport } from "../../../_client/usage.ts";
import { QueryError } from "../../../_ui/error-state.tsx";
import { SelectField } from "../../../_ui/select-field.tsx";
import { ExportLink } from "../../_report/export-link.tsx";
import { ReportSkeleton } from "../../_report/report-skeleton.tsx";
import { useCommands } from "../../_shell/commands.tsx";
import { GROUPS, type Group, groupOf, USAGE_FILTERS, wordOf } from "../_hooks/usage-words.ts";
import { useReportCommands } from "../_hooks/use-report-commands.ts";
import { type ActiveFilter, useReportQuery } from "../_hooks/use-report-query.ts";
import { ActiveFilters } from "./active-filters.tsx";
import { PeriodPicker } from "./period-picker.tsx";
import { UsageBody } from "./usage-body.tsx";
import { UsageEmpty } from "./usage-empty.tsx";

/** What was asked, what it cost and who pays: by day, and by whatever it is grouped by. */
export function UsageScreen() {
  const { search, change, period, range, filters, query } = useReportQuery(USAGE_FILTERS);
  const groupBy = groupOf(search);
  const report = useQuery({
    queryKey: queryKeys.usage(`${query}&groupBy=${groupBy}`),
    queryFn: ({ signal }) => getUsage(`${query}&groupBy=${groupBy}`, signal),
    placeholderData: keepPreviousData,
  });
  const exportHref = `/api/ai/usage/export?${query}`;
  useCommands("usage", useReportCommands({ change, exportHref }));
  const labelOf = ({ name, value }: ActiveFilter) => `${wordOf(name)}: ${labelFrom(report.data, value)}`;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <PeriodPicker period={period} range={range} onChange={change} />
        <SelectField
          label="Group by"
          layout="inline"
          value={groupBy}
          options={GROUPS}
          onValue={(value: Group) => change({ by: value === "model" ? null : value })}
        />
        <div className="ml-auto">
          <ExportLink href={exportHref} format="CSV" />
        </div>
      </div>
      <ActiveFilters filters={filters} labelOf={labelOf} onChange={change} />
      {report.isPending && <ReportSkeleton label="Loading usage" />}
      {report.isError && !report.data && <QueryError title="Usage could not be loaded" query={report} />}
      {report.data &&
        (report.data.totals.calls === 0 ? (
          <UsageEmpty filters={filters} onChange={change} />
        ) : (
          <UsageBody
            report={report.data}
            groupBy={groupBy}
            query={query}
            search={search}
            change={change}
            isStale={report.isPlaceholderData}
          />
        ))}
    </>
  );
}

/** A person's name where the report brought it, else the value itself. */
function labelFrom(report: UsageReport | undefined, value: string): string {
  if (value === "none") return "none";
  return report?.groups.find(({ key }) => key === value)?.label ?? value;
}
