import { checkAlerts } from "../ops/alerts/check-alerts.ts";
import { backUpOnTime, checkOnTime } from "../ops/backups/scheduled-backups.ts";
import { checkHealth } from "../ops/health/check-health.ts";
import type { ScheduledTask } from "./scheduled-task.ts";
import { createSystemContext } from "./system-context.ts";
import { notificationTasks } from "./tasks-of-notifications.ts";

/** Health, alerts, backups, reports, retention. Each has its row in lib/ops/cron.ts. */
export const operationsTasks: Readonly<Record<string, ScheduledTask>> = {
  ...notificationTasks,
  "ops.check-health": ({ deps }) => checkHealth(deps),
  "ops.check-alerts": (runtime) => checkAlerts(createSystemContext(runtime, { job: "ops.check-alerts", orgId: "" })),
  "ops.back-up": (runtime, { slot }) => backUpOnTime(createSystemContext(runtime, { job: "ops.back-up", orgId: "" }), slot),
  "ops.verify-backup": (runtime) => checkOnTime(createSystemContext(runtime, { job: "ops.verify-backup", orgId: "" }), "verify"),
  "ops.drill-restore": (runtime) => checkOnTime(createSystemContext(runtime, { job: "ops.drill-restore", orgId: "" }), "drill"),
};
