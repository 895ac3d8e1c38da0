"use client";

import { useQuery } from "@tanstack/react-query";
import { ChartColumn } from "lucide-react";
import { type AdminOverview, getOverview } from "../../../_client/admin-console.ts";
import { asProblem } from "../../../_client/problem.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { EmptyState } from "../../../_ui/empty-state.tsx";
import { QueryError } from "../../../_ui/error-state.tsx";
import { FilterChips } from "../../../_ui/filter-chips.tsx";
import { formatClock } from "../../../_ui/format.ts";
import { useUrlState } from "../../../_ui/use-url-state.ts";
import { ReportSkeleton } from "../../_report/report-skeleton.tsx";
import { AdminFrame } from "./admin-frame.tsx";
import { ConsoleRefused } from "./console-refused.tsx";
import { OverviewCharts } from "./overview-charts.tsx";
import { OverviewLinks } from "./overview-links.tsx";
import { OverviewTiles } from "./overview-tiles.tsx";
import { ScopeChoice, scopeOf } from "./scope-choice.tsx";

const REFRESH_MS = 10_000;
const PERIODS = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
] as const;

/** What an administrator looks at first. It asks again every ten seconds. */
export function OverviewScreen() {
  const { search, change } = useUrlState();
  const days = search.get("days") === "30" ? "30" : "7";
  const query = new URLSearchParams({ days, ...scopeOf(search) }).toString();
  const overview = useQuery({
    queryKey: queryKeys.adminOverview(query),
    queryFn: ({ signal }) => getOverview(query, signal),
    placeholderData: (previous) => previous,
    refetchInterval: REFRESH_MS,
  });
  if (overview.isError && asProblem(overview.error).status === 403)
    return (
      <AdminFrame>
        <ConsoleRefused />
      </AdminFrame>
    );
  return (
    <AdminFrame>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <FilterChips
          legend="Period"
          options={PERIODS}
          chosen={[days]}
          onChosen={(chosen) => change({ days: chosen.includes("30") && days !== "30" ? "30" : null })}
        />
        <ScopeChoice search={search} change={change} />
        {overview.data && <p className="ml-auto text-ink-faint text-xs">As of {formatClock(overview.data.at)}</p>}
      </div>
      {overview.isPending && <ReportSkeleton label="Loading the overview" />}
      {overview.isError && !overview.data && <QueryError title="The overview could not be loaded" query={overview} />}
      {overview.data && <OverviewBody overview={overview.data} />}
    </AdminFrame>
  );
}

function OverviewBody({ overview }: { overview: AdminOverview }) {
  const isQuiet = overview.days.every(({ calls, verdicts }) => calls === 0 && Object.values(verdicts).every((count) => count === 0));
  return (
    <>
      <OverviewTiles overview={overview} />
      {isQuiet ? (
        <EmptyState
          icon={ChartColumn}
          title="Nothing asked yet"
          text="Calls, cost, failures and guard verdicts of the period are drawn here."
        />
      ) : (
        <OverviewCharts days={overview.days} />
      )}
      <OverviewLinks />
    </>
  );
}
