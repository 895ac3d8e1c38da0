"use client";

import type { AdminOverview } from "../../../_client/admin-console.ts";
import { ChartFigure } from "../../../_ui/chart/chart-figure.tsx";
import type { ChartRow, Series } from "../../../_ui/chart/series.ts";
import { formatCount, formatMoney, formatShort } from "../../../_ui/format-amounts.ts";

type Day = AdminOverview["days"][number];
type Chart = { title: string; series: readonly Series[]; values(day: Day): number[]; isMoney?: boolean };

/** What has a meaning of its own keeps its colour, and says it in words. */
const CHARTS: readonly Chart[] = [
  { title: "Calls to models", series: [{ key: "calls", label: "Calls" }], values: ({ calls }) => [calls] },
  { title: "Cost", series: [{ key: "cost", label: "Cost" }], values: ({ costMicros }) => [costMicros], isMoney: true },
  {
    title: "Calls that failed at a vendor",
    series: [{ key: "failed", label: "Failed", tone: "blocked" }],
    values: ({ failedCalls }) => [failedCalls],
  },
  {
    title: "Guard verdicts",
    series: [
      { key: "block", label: "Blocked", tone: "blocked" },
      { key: "redact", label: "Redacted", tone: "redacted" },
      { key: "warn", label: "Warned of", tone: "info" },
      { key: "allow", label: "Let through", tone: "safe" },
    ],
    values: ({ verdicts: { block, redact, warn, allow } }) => [block, redact, warn, allow],
  },
];

const MONEY = { format: formatMoney, formatAxis: (micros: number) => `$${formatShort(micros / 1_000_000)}` };
const COUNTS = { format: formatCount, formatAxis: formatShort };

export function OverviewCharts({ days }: { days: readonly Day[] }) {
  return (
    <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
      {CHARTS.map(({ title, series, values, isMoney = false }) => {
        const rows = days.map((day): ChartRow => ({ day: day.day, values: values(day) }));
        return <ChartFigure key={title} title={title} series={series} rows={rows} {...(isMoney ? MONEY : COUNTS)} />;
      })}
    </div>
  );
}
