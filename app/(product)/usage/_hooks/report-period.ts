export const PERIODS = ["7d", "30d", "90d", "month", "custom"] as const;
export type Period = (typeof PERIODS)[number];

/** As many days as one report covers. */
export const DAYS_MAX = 92;

const DAY_MS = 86_400_000;
const LENGTHS: Readonly<Partial<Record<Period, number>>> = { "7d": 7, "30d": 30, "90d": 90 };

export type DayRange = { from: string; to: string };

export function periodOf(search: URLSearchParams): Period {
  const named = search.get("period");
  return PERIODS.find((period) => period === named) ?? "30d";
}

/** The UTC days a period means now; a custom one is what stands in the address, or the last 30 days where that is no day. */
export function rangeOf(search: URLSearchParams, now: number): DayRange {
  const period = periodOf(search);
  const today = toDay(now);
  if (period === "month") return { from: `${today.slice(0, 8)}01`, to: today };
  const from = search.get("from") ?? "";
  const to = search.get("to") ?? "";
  if (period === "custom" && isDay(from) && isDay(to)) return { from, to };
  return { from: toDay(now - ((LENGTHS[period] ?? 30) - 1) * DAY_MS), to: today };
}

/** What is wrong with two days as a period, in words; null when nothing is. */
export function faultOf({ from, to }: DayRange): string | null {
  if (!isDay(from) || !isDay(to)) return "Enter both days.";
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  if (days < 1) return "The first day is after the last one.";
  return days > DAYS_MAX ? `A report covers at most ${DAYS_MAX} days; these are ${days}.` : null;
}

function toDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
