"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { EventCounts } from "../../../../_client/guard-events.ts";
import { ChartFigure } from "../../../../_ui/chart/chart-figure.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { formatCount, formatShort } from "../../../../_ui/format-amounts.ts";
import { Segments } from "../../../../_ui/segments.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { toEventChart } from "./event-chart.ts";

const PERIODS = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
] as const;

type EventsChartProps = {
  counts: Pick<UseQueryResult<EventCounts>, "data" | "isError" | "error" | "refetch" | "isRefetching">;
  days: (typeof PERIODS)[number]["value"];
  onDays(days: (typeof PERIODS)[number]["value"]): void;
};

export function EventsChart({ counts, days, onDays }: EventsChartProps) {
  if (counts.isError && !counts.data) {
    return <QueryError title="The days could not be counted" query={counts} />;
  }
  if (!counts.data) {
    return (
      <div role="status" aria-label="Counting days">
        <Skeleton className="h-80" />
      </div>
    );
  }
  const { series, rows } = toEventChart(counts.data);
  return (
    <ChartFigure
      title="Findings by day"
      series={series}
      rows={rows}
      format={formatCount}
      formatAxis={formatShort}
      controls={<Segments legend="Period" options={PERIODS} chosen={days} onChosen={onDays} />}
    />
  );
}
