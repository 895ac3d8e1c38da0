import type { Overview } from "../../../_client/operations.ts";

export const OVERALL_WORDS = {
  healthy: { title: "The service is well", isWell: true },
  degraded: { title: "The service works, less well than it should", isWell: false },
  unhealthy: { title: "The service is down", isWell: false },
  unknown: { title: "How the service is could not be read", isWell: false },
} as const;

export type OverviewTile = { name: string; value: string; note: string; href: string; isWrong: boolean };

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const BACKUP_STALE_SECONDS = 7 * HOUR;
const WAITING_LONG_SECONDS = 2 * MINUTE;
const ERRORS_MANY = 0.01;
const SLOW_MS = 800;
const UNREAD = "could not be read";

export function toTiles(overview: Overview): OverviewTile[] {
  return [...troubleTiles(overview), backupTile(overview), ...trafficTiles(overview)];
}

function troubleTiles({ openAlerts, openIncidents, overdueSchedules }: Overview): OverviewTile[] {
  const counted = (name: string, count: number | null, href: string, note: string): OverviewTile => ({
    ...{ name, href, value: count === null ? "–" : String(count), isWrong: count !== 0 },
    note: count === null ? UNREAD : note,
  });
  const overdue = overdueSchedules?.length ?? null;
  return [
    counted("Open alerts", openAlerts, "/operations/alerts", openAlerts === 0 ? "none" : "acknowledge or resolve them"),
    counted("Open incidents", openIncidents, "/operations/incidents", openIncidents === 0 ? "none" : "everybody sees them"),
    counted("Schedules overdue", overdue, "/operations/schedules", overdueSchedules?.join(", ") || "all came in time"),
  ];
}

function backupTile({ at, areBackupsMade, lastBackupAt, lastVerifiedBackupAt }: Overview): OverviewTile {
  const tile = { name: "Last backup", href: "/operations/backups" };
  if (!areBackupsMade) return { ...tile, value: "off", note: "no key or no storage is set", isWrong: true };
  if (lastBackupAt === null) return { ...tile, value: "none", note: "the first comes with its schedule", isWrong: true };
  const verified = lastVerifiedBackupAt === null ? "none was verified" : `verified: ${ageWords(lastVerifiedBackupAt, at)} old`;
  return { ...tile, value: ageWords(lastBackupAt, at), note: verified, isWrong: secondsBetween(lastBackupAt, at) > BACKUP_STALE_SECONDS };
}

function trafficTiles({ oldestWaitingSeconds, requestsPerMinute, errorRate, p95Ms }: Overview): OverviewTile[] {
  const rate = requestsPerMinute === null ? UNREAD : `${requestsPerMinute} requests a minute`;
  return [
    {
      ...{ name: "Queue, oldest waiting", href: "/admin/jobs" },
      value: oldestWaitingSeconds === null ? "–" : durationWords(oldestWaitingSeconds),
      note: oldestWaitingSeconds === null ? UNREAD : oldestWaitingSeconds === 0 ? "nothing waits" : "jobs that are due",
      isWrong: oldestWaitingSeconds === null || oldestWaitingSeconds > WAITING_LONG_SECONDS,
    },
    {
      ...{ name: "Errors, last 5 minutes", href: "/operations/logs", note: rate },
      value: errorRate === null ? "–" : `${(errorRate * 100).toFixed(2)} %`,
      isWrong: errorRate !== null && errorRate > ERRORS_MANY,
    },
    {
      ...{ name: "p95, last 5 minutes", href: "/operations/logs", note: "95 of 100 answers began within it" },
      value: p95Ms === null ? "–" : `${p95Ms} ms`,
      isWrong: p95Ms !== null && p95Ms > SLOW_MS,
    },
  ];
}

const secondsBetween = (from: string, to: string) => Math.max(0, (Date.parse(to) - Date.parse(from)) / 1_000);

export function ageWords(from: string, to: string): string {
  return durationWords(secondsBetween(from, to));
}

export function durationWords(seconds: number): string {
  if (seconds < MINUTE) return `${Math.round(seconds)} s`;
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min`;
  if (seconds < DAY) return `${Math.floor(seconds / HOUR)} h ${Math.floor((seconds % HOUR) / MINUTE)} min`;
  return `${Math.floor(seconds / DAY)} d ${Math.floor((seconds % DAY) / HOUR)} h`;
}
