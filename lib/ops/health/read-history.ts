import type { CheckRecord, CheckStore, DayRecord } from "./check.store.ts";
import { HEALTH_SERVICES, type ServiceName } from "./health.schema.ts";
import { type HealthHistory, HISTORY_DAYS_MAX, type HistoryBar } from "./history.schema.ts";
import type { IncidentStore } from "./incident.store.ts";
import { toIncident } from "./to-incident.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const INCIDENTS_MAX = 50;

type Stores = { healthChecks: CheckStore; incidents: IncidentStore };
/** What is kept of the last 90 days; each answer is a part of it. */
export type HistoryFacts = {
  readAt: number;
  days: readonly DayRecord[];
  checks: readonly CheckRecord[];
  incidents: HealthHistory["incidents"];
};

export async function readHistory({ healthChecks, incidents }: Stores, now: number): Promise<HistoryFacts> {
  const [days, checks, open, begun] = await Promise.all([
    healthChecks.listDays(new Date(now - HISTORY_DAYS_MAX * DAY_MS)),
    healthChecks.listChecks(new Date(now - DAY_MS)),
    incidents.list({ isOpen: true, after: null, limit: INCIDENTS_MAX }),
    incidents.listSince(new Date(now - HISTORY_DAYS_MAX * DAY_MS), INCIDENTS_MAX),
  ]);
  const all = new Map([...open, ...begun].map((record) => [record._id, record]));
  const newestFirst = [...all.values()].sort((a, b) => b.at.getTime() - a.at.getTime());
  return { readAt: now, days, checks, incidents: newestFirst.map(toIncident) };
}

/** One day is shown by hours, more by days. */
export function toHistory(facts: HistoryFacts, days: number, now: number, isCurrent: boolean): HealthHistory {
  const since = days === 1 ? now - DAY_MS : Math.floor(now / DAY_MS) * DAY_MS - (days - 1) * DAY_MS;
  const barsOf = (service: ServiceName) => (days === 1 ? hoursOf(facts.checks, service, since) : daysOf(facts.days, service, since));
  const services = HEALTH_SERVICES.map((service) => ({ service, bars: barsOf(service) })).filter(({ bars }) => bars.length > 0);
  return {
    readAt: new Date(facts.readAt).toISOString(),
    ...{ isCurrent, days },
    services: services.map(({ service, bars }) => ({ service, uptime: uptimeOf(bars), bars })),
    incidents: facts.incidents.filter(({ startedAt, resolvedAt }) => resolvedAt === null || Date.parse(startedAt) >= since),
  };
}

function daysOf(days: readonly DayRecord[], service: ServiceName, since: number): HistoryBar[] {
  return days
    .filter((day) => day.service === service && day.at.getTime() >= since)
    .map(({ at, checks, healthy, degraded, down, longestDownMinutes }) => ({
      ...{ from: at.toISOString(), checks, healthy, degraded, down, longestDownMinutes },
    }));
}

function hoursOf(checks: readonly CheckRecord[], service: ServiceName, since: number): HistoryBar[] {
  const bars = new Map<number, HistoryBar>();
  for (const { at, states } of checks) {
    const state = states[service];
    const hour = Math.floor(at.getTime() / HOUR_MS) * HOUR_MS;
    if (state === undefined || at.getTime() < since) continue;
    const bar = bars.get(hour) ?? {
      from: new Date(hour).toISOString(),
      checks: 0,
      healthy: 0,
      degraded: 0,
      down: 0,
      longestDownMinutes: null,
    };
    bars.set(hour, { ...bar, checks: bar.checks + 1, [state]: bar[state] + 1 });
  }
  return [...bars.values()];
}

function uptimeOf(bars: readonly HistoryBar[]): number {
  const sum = (of: (bar: HistoryBar) => number) => bars.reduce((total, bar) => total + of(bar), 0);
  return (
    1 -
    sum(({ down }) => down) /
      Math.max(
        1,
        sum(({ checks }) => checks),
      )
  );
}
