"use client";

import type { PromptInsights } from "../../../../../_client/prompt-runs.ts";
import { ChartFigure } from "../../../../../_ui/chart/chart-figure.tsx";
import type { Series } from "../../../../../_ui/chart/series.ts";
import { classNames } from "../../../../../_ui/class-names.ts";
import { formatCount, formatMoney, formatShort } from "../../../../../_ui/format-amounts.ts";

const ENDS: readonly (Series & { key: "answered" | "withheld" | "blocked" | "failed" | "stopped" })[] = [
  { key: "answered", label: "Answered" },
  { key: "withheld", label: "Withheld", tone: "redacted" },
  { key: "blocked", label: "Blocked", tone: "blocked" },
  { key: "failed", label: "Failed" },
  { key: "stopped", label: "Stopped", isRest: true },
];
const COST: readonly Series[] = [{ key: "cost", label: "Cost" }];

export function InsightCharts({ days }: { days: PromptInsights["byDay"] }) {
  const shown = ENDS.filter(({ key }) => key === "answered" || days.some((day) => day[key] > 0));
  // A chart of nothing but zeros says less than the figure above it.
  const isPaid = days.some(({ costMicros }) => costMicros > 0);
  return (
    <div className={classNames("grid min-w-0 gap-5", isPaid && "lg:grid-cols-2")}>
      <ChartFigure
        title="Runs"
        series={shown}
        rows={days.map((day) => ({ day: day.day, values: shown.map(({ key }) => day[key]) }))}
        format={formatCount}
        formatAxis={formatShort}
      />
      {isPaid && (
        <ChartFigure
          title="Cost"
          series={COST}
          rows={days.map(({ day, costMicros }) => ({ day, values: [costMicros] }))}
          format={formatMoney}
          formatAxis={formatMoney}
        />
      )}
    </div>
  );
}
