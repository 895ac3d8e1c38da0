import type { Route } from "../../_http/define-route.ts";
import { alertRoutes } from "./alerts.ts";
import { backupRoutes } from "./backups.ts";
import { healthHistoryRoutes } from "./health.ts";
import { logRoutes } from "./logs.ts";
import { measurementRoutes } from "./measurements.ts";
import { readinessRoutes } from "./readiness.ts";
import { scheduleRoutes } from "./schedules.ts";
import { deploymentSettingRoutes } from "./settings.ts";

/** Running the deployment, for those who do. */
export const operationsRoutes: readonly Route[] = [
  ...measurementRoutes,
  ...healthHistoryRoutes,
  ...alertRoutes,
  ...readinessRoutes,
  ...backupRoutes,
  ...scheduleRoutes,
  ...deploymentSettingRoutes,
  ...logRoutes,
];
