import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { KeptDeploymentSettings } from "../../platform/deployment-settings/kept-deployment-settings.ts";
import type { Measurements, MinuteRow } from "../../platform/measurements/measurements.ts";
import type { ScheduleStore } from "../../platform/schedule.store.ts";
import { withinTime } from "../../platform/within-time.ts";
import type { AlertStore } from "../alerts/alert.store.ts";
import type { BackupStores } from "../backups/ports.ts";
import { SCHEDULES, slotAfter, tickMsOf } from "../cron.ts";
import type { HealthStores } from "../health/ports.ts";
import { quantile, sumDistributions } from "../quantile.ts";
import type { Overview } from "./overview.schema.ts";

type OverviewDeps = Pick<HealthStores, "deepChecks" | "incidents" | "deployments"> & {
  alerts: Pick<AlertStore, "listStanding">;
  backups: Pick<BackupStores["backups"], "findNewest">;
  backupSetup: Pick<BackupStores["backupSetup"], "keys" | "storage">;
  measurements: Measurements;
  schedules: Pick<ScheduleStore, "listAll">;
  jobs: { ledger: { findOldestWaiting(): Promise<Date | null> } };
  deploymentSettings: Pick<KeptDeploymentSettings, "get">;
  tickMinutes: number;
};

const MINUTE = 60_000;
const WINDOW_MINUTES = 5;
const INCIDENTS_MAX = 50;
const GRACE_MS = 2 * MINUTE;
/** What could not be read by then is left open: the page is for bad days. */
const READ_MS = 1_500;

/** Whether the service is well, at one look. Each part by itself: one that cannot be read hides none of the others. */
export async function getOverview(ctx: Context<OverviewDeps>): Promise<Overview> {
  assertPermission(ctx, "deployment.read");
  const { deepChecks, deployments, deploymentSettings } = ctx.deps;
  const now = ctx.clock.now();
  const [health, counts, minutes, backups, startedAt, { maintenance }] = await Promise.all([
    inTime(deepChecks.look()),
    readCounts(ctx, now),
    inTime(ctx.deps.measurements.read(...lastMinutes(now))),
    readBackups(ctx),
    inTime(deployments.startedAt()),
    deploymentSettings.get(),
  ]);
  const services = Object.entries(health?.services ?? {}).map(([name, { status }]) => ({ name, status }));
  return {
    ...{ at: new Date(now).toISOString(), overall: overallOf(services), services },
    ...counts,
    ...backups,
    ...(minutes ? toRates(minutes) : { requestsPerMinute: null, errorRate: null, p95Ms: null }),
    isMaintenanceOn: maintenance.isOn,
    version: deployments.current.version,
    startedAt: startedAt?.toISOString() ?? null,
  };
}

function overallOf(services: Overview["services"]): Overview["overall"] {
  if (services.length === 0) return null;
  if (services.some(({ name, status }) => name === "database" && status === "down")) return "unhealthy";
  return services.some(({ status }) => status === "down" || status === "degraded") ? "degraded" : "healthy";
}

async function readCounts({ deps }: Context<OverviewDeps>, now: number) {
  const [alerts, incidents, known, oldest] = await Promise.all([
    inTime(deps.alerts.listStanding(new Date(now))),
    inTime(deps.incidents.list({ isOpen: true, after: null, limit: INCIDENTS_MAX })),
    inTime(deps.schedules.listAll()),
    inTime(deps.jobs.ledger.findOldestWaiting().then((at) => ({ at }))),
  ]);
  const open = alerts?.filter(({ isOpen }) => isOpen);
  const tickMs = tickMsOf(deps.tickMinutes);
  const slots = new Map(known?.map(({ _id, slot }) => [_id, slot.getTime()]));
  const overdue = SCHEDULES.filter((schedule) => {
    const last = slots.get(schedule.name);
    return last !== undefined && slotAfter(schedule, last, tickMs).getTime() + tickMs + GRACE_MS < now;
  });
  return {
    openAlerts: open?.length ?? null,
    openIncidents: incidents?.length ?? null,
    overdueSchedules: known && overdue.map(({ name }) => name),
    oldestWaitingSeconds: oldest && (oldest.at === null ? 0 : Math.max(0, Math.round((now - oldest.at.getTime()) / 1_000))),
  };
}

async function readBackups({ deps }: Context<OverviewDeps>) {
  const newest = (state: "complete" | "verified") => inTime(deps.backups.findNewest(state));
  const [complete, verified] = await Promise.all([newest("complete"), newest("verified")]);
  return {
    lastBackupAt: complete?.completedAt?.toISOString() ?? null,
    lastVerifiedBackupAt: verified?.completedAt?.toISOString() ?? null,
    areBackupsMade: deps.backupSetup.keys.length > 0 && deps.backupSetup.storage !== null,
  };
}

/** Whole minutes: the one that runs would look quieter than it is. */
function lastMinutes(now: number): [Date, Date] {
  const to = Math.floor(now / MINUTE) * MINUTE;
  return [new Date(to - WINDOW_MINUTES * MINUTE), new Date(to)];
}

function toRates(minutes: readonly MinuteRow[]): Pick<Overview, "requestsPerMinute" | "errorRate" | "p95Ms"> {
  const requests = minutes.reduce((sum, minute) => sum + minute.requests, 0);
  const p95 = quantile(0.95, sumDistributions(minutes.map(({ duration }) => duration)));
  const failures = minutes.reduce((sum, minute) => sum + minute.failures, 0);
  return {
    requestsPerMinute: Math.round((requests / WINDOW_MINUTES) * 10) / 10,
    errorRate: requests === 0 ? null : failures / requests,
    p95Ms: p95 === null ? null : Math.round(p95 * 1_000),
  };
}

function inTime<Value>(work: Promise<Value>): Promise<Value | null> {
  return withinTime(READ_MS, work, "It could not be read in time.").catch(() => null);
}
