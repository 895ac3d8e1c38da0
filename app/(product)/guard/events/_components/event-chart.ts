import type { EventCounts } from "../../../../_client/guard-events.ts";
import type { ChartRow, Series } from "../../../../_ui/chart/series.ts";

const SERIES = [
  { key: "block", label: "Blocked", tone: "blocked" },
  { key: "redact", label: "Redacted", tone: "redacted" },
  { key: "warn", label: "Warned", tone: "info" },
  { key: "allow", label: "Let through", tone: "safe" },
] as const;

/** The severest lies at the bottom of every bar; what never happened in the period is left out. */
export function toEventChart({ days, totals }: EventCounts): { series: Series[]; rows: ChartRow[] } {
  const shown = SERIES.filter(({ key }) => totals[key] > 0);
  return { series: [...shown], rows: days.map((day) => ({ day: day.day, values: shown.map(({ key }) => day[key]) })) };
}
