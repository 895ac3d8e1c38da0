"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Lock, SearchX } from "lucide-react";
import { type EgressReport, getEgress } from "../../../../_client/egress.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { ExportLink } from "../../../_report/export-link.tsx";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { useCommands } from "../../../_shell/commands.tsx";
import { ActiveFilters } from "../../_components/active-filters.tsx";
import { PeriodPicker } from "../../_components/period-picker.tsx";
import { classWord, wordOf } from "../../_hooks/usage-words.ts";
import { useReportCommands } from "../../_hooks/use-report-commands.ts";
import { type ActiveFilter, useReportQuery } from "../../_hooks/use-report-query.ts";
import { EgressBody } from "./egress-body.tsx";

const FILTERS = ["provider", "region", "dataClass", "feature", "user"] as const;

/** What left the house, to whom and of which kinds. */
export function EgressScreen() {
  const { change, period, range, filters, query } = useReportQuery(FILTERS);
  const report = useQuery({
    queryKey: queryKeys.egress(query),
    queryFn: ({ signal }) => getEgress(query, signal),
    placeholderData: keepPreviousData,
  });
  const exportHref = `/api/ai/egress/export?${query}`;
  useCommands("egress", useReportCommands({ change, exportHref: `${exportHref}&format=csv` }));
  const clear = () => change(Object.fromEntries(filters.map(({ name }) => [name, null])));
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <PeriodPicker period={period} range={range} onChange={change} />
        <div className="ml-auto flex flex-wrap gap-2">
          <ExportLink href={`${exportHref}&format=csv`} format="CSV" />
          <ExportLink href={`${exportHref}&format=ndjson`} format="NDJSON" />
        </div>
      </div>
      <ActiveFilters filters={filters} labelOf={labelOf} onChange={change} />
      {report.isPending && <ReportSkeleton label="Loading what left" />}
      {report.isError && !report.data && <QueryError title="What left could not be loaded" query={report} />}
      {report.data && report.data.totals.calls > 0 && (
        <EgressBody report={report.data} query={query} change={change} isStale={report.isPlaceholderData} />
      )}
      {report.data?.totals.calls === 0 && <NothingLeft report={report.data} isFiltered={filters.length > 0} onClear={clear} />}
    </>
  );
}

function labelOf({ name, value }: ActiveFilter): string {
  return `${wordOf(name)}: ${name === "dataClass" ? classWord(value) : value}`;
}

function NothingLeft({ report, isFiltered, onClear }: { report: EgressReport; isFiltered: boolean; onClear(): void }) {
  if (isFiltered) {
    return (
      <EmptyState icon={SearchX} title="Nothing that left matches" text="In this period no call left that all the filters fit.">
        <Button size="small" onClick={onClear}>
          Remove the filters
        </Button>
      </EmptyState>
    );
  }
  const { usageCalls = 0, demoCalls = 0 } = report.ledger ?? {};
  const text =
    usageCalls === 0
      ? "No model was asked in this period. Each call to a provider will stand here with what it carried."
      : `All ${demoCalls} calls of this period were answered by the demo engine, which runs inside this deployment.`;
  return <EmptyState icon={Lock} title="Nothing left the house" text={text} />;
}
