"use client";

import { useQuery } from "@tanstack/react-query";
import { Table2, Waypoints } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { type Funds, getFunds } from "../../../../../_client/risk-views.ts";
import { ErrorState } from "../../../../../_ui/error-state.tsx";
import { Segments } from "../../../../../_ui/segments.tsx";
import { SelectField } from "../../../../../_ui/select-field.tsx";
import { Skeleton } from "../../../../../_ui/skeleton.tsx";
import { listOf, useUrlState } from "../../../../../_ui/use-url-state.ts";
import { FundsTable } from "./funds-table.tsx";

/** Placing the accounts takes a library of its own; the table is there without it. */
const FundsGraph = dynamic(() => import("./funds-graph.tsx").then((module) => module.FundsGraph), {
  ssr: false,
  loading: () => <Skeleton className="h-80" />,
});

const DIRECTIONS = [
  { value: "out", label: "Where it went" },
  { value: "in", label: "Where it came from" },
] as const;
const HOPS = ["1", "2", "3", "4"] as const;
const HOP_OPTIONS = HOPS.map((value) => ({ value, label: value === "1" ? "1 hop" : `${value} hops` }));
const DAYS = ["7", "30", "90", "365"] as const;
const DAY_OPTIONS = DAYS.map((value) => ({ value, label: `${value} days` }));
const VIEWS = [
  { value: "graph", label: "Graph", icon: Waypoints },
  { value: "table", label: "Table", icon: Table2 },
] as const;
type View = (typeof VIEWS)[number]["value"];
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export function FundsSection({ accountKey }: { accountKey: string }) {
  const { search, change } = useUrlState();
  const [view, setView] = useState<View>("graph");
  const direction = listOf(search, "direction", ["out", "in"])[0] ?? "out";
  const hops = listOf(search, "hops", HOPS)[0] ?? "3";
  const days = listOf(search, "since", DAYS)[0] ?? "30";
  // By the hour, so that the same question keeps its answer while somebody reads.
  const [now] = useState(() => Math.floor(Date.now() / HOUR_MS) * HOUR_MS);
  const query = new URLSearchParams({ direction, hops, since: new Date(now - Number(days) * DAY_MS).toISOString() }).toString();
  const funds = useQuery({
    queryKey: queryKeys.riskFunds(accountKey, query),
    queryFn: ({ signal }) => getFunds(accountKey, query, signal),
  });
  return (
    <section aria-label="Path of funds" className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="mr-auto font-medium text-base">Path of funds</h2>
        <Segments
          legend="Direction"
          options={DIRECTIONS}
          chosen={direction}
          onChosen={(value) => change({ direction: value === "out" ? null : value })}
        />
        <SelectField
          label="Followed"
          layout="inline"
          value={hops}
          options={HOP_OPTIONS}
          onValue={(value) => change({ hops: value === "3" ? null : value })}
        />
        <SelectField
          label="Since"
          layout="inline"
          value={days}
          options={DAY_OPTIONS}
          onValue={(value) => change({ since: value === "30" ? null : value })}
        />
        <Segments legend="View" options={VIEWS} chosen={view} onChosen={(value: View) => setView(value)} isIconOnly />
      </div>
      <FundsBody funds={funds} view={view} />
      <p className="text-ink-faint text-xs">
        Money is followed only after it has arrived. Eight counterparties of each account are drawn, flagged and large ones first; the rest
        is counted.
      </p>
    </section>
  );
}

type FundsBodyProps = {
  funds: { data: Funds | undefined; isError: boolean; error: unknown; isRefetching: boolean; refetch(): unknown };
  view: View;
};

function FundsBody({ funds: { data, isError, error, isRefetching, refetch }, view }: FundsBodyProps) {
  if (isError && !data) {
    return <ErrorState title="The path could not be followed" error={error} onRetry={() => void refetch()} isRetrying={isRefetching} />;
  }
  if (!data) {
    return (
      <div role="status" aria-label="Following the money">
        <Skeleton className="h-80" />
      </div>
    );
  }
  if (data.edges.length === 0) {
    return (
      <p className="rounded-md border px-3 py-6 text-center text-ink-soft text-sm">
        {data.direction === "out" ? "It paid nobody in this time." : "Nobody paid it in this time."} Look further back or the other way.
      </p>
    );
  }
  return view === "graph" ? <FundsGraph funds={data} /> : <FundsTable funds={data} />;
}
