import type { UsageReport } from "../../../_client/usage.ts";
import type { ChartRow, Series } from "../../../_ui/chart/series.ts";
import { formatCount, formatMoney, formatShort } from "../../../_ui/format-amounts.ts";
import type { Metric } from "./usage-words.ts";

export const FORMATS = {
  money: { exact: formatMoney, short: (micros: number) => `$${formatShort(micros / 1_000_000)}` },
  tokens: { exact: formatCount, short: formatShort },
  calls: { exact: formatCount, short: formatShort },
} as const;

type Part = UsageReport["days"][number]["parts"][number];

const AMOUNTS: Readonly<Record<Metric, (part: Part) => number>> = {
  money: ({ costMicros }) => costMicros,
  tokens: ({ tokens }) => tokens,
  calls: ({ calls }) => calls,
};

/** The groups a day names keep the order of the table, so that both have the same colours; what has nothing to show is left out. */
export function toChart(report: UsageReport, metric: Metric): { series: Series[]; rows: ChartRow[] } {
  const amount = AMOUNTS[metric];
  const parts = report.days.flatMap((day) => day.parts);
  const named = report.groups.filter(({ key }) => parts.some((part) => !part.isRest && part.key === key));
  const isRestShown = parts.some((part) => part.isRest);
  const series: Series[] = named.map(({ key, label }) => ({ key: key ?? "none", label }));
  if (isRestShown) series.push({ key: "rest", label: "All others", isRest: true });
  const rows = report.days.map((day): ChartRow => {
    const of = (matches: (part: Part) => boolean) => day.parts.filter(matches).reduce((sum, part) => sum + amount(part), 0);
    const values = named.map(({ key }) => of((part) => !part.isRest && part.key === key));
    return { day: day.day, values: isRestShown ? [...values, of((part) => part.isRest)] : values };
  });
  return { series, rows };
}
