import { checkAlerts } from "../ops/alerts/check-alerts.ts";
import { checkHealth } from "../ops/health/check-health.ts";
import type { ScheduledTask } from "./scheduled-task.ts";
import { createSystemContext } from "./system-context.ts";

/** Health, alerts, backups, reports, retention. Each has its row in lib/ops/cron.ts. */
export const operationsTasks: Readonly<Record<string, ScheduledTask>> = {
  "ops.check-health": ({ deps }) => checkHealth(deps),
  "ops.check-alerts": (runtime) => checkAlerts(createSystemContext(runtime, { job: "ops.check-alerts", orgId: "" })),
};
