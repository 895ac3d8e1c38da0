import type { HealthHistory, HistoryBar } from "../../../_client/health.ts";

export type FilledBar = { from: string; name: string; bar: HistoryBar | null };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const HOURS = 24;

/** Every day or hour of the time, oldest first, with what was found in it; null where nobody checked. */
export function fillBars(bars: readonly HistoryBar[], days: number, readAt: string): FilledBar[] {
  const step = days === 1 ? HOUR_MS : DAY_MS;
  const count = days === 1 ? HOURS : days;
  const last = Math.floor(Date.parse(readAt) / step) * step;
  const found = new Map(bars.map((bar) => [Date.parse(bar.from), bar]));
  return Array.from({ length: count }, (_, index) => {
    const at = last - (count - 1 - index) * step;
    const from = new Date(at).toISOString();
    return { from, name: days === 1 ? `${from.slice(11, 16)} UTC` : from.slice(0, 10), bar: found.get(at) ?? null };
  });
}

export function filledServices({ services, days, readAt }: HealthHistory): { service: string; uptime: number; bars: FilledBar[] }[] {
  if (readAt === null) return [];
  return services.map(({ service, uptime, bars }) => ({ service, uptime, bars: fillBars(bars, days, readAt) }));
}
