import { getOverview } from "../../../lib/ops/overview/get-overview.ts";
import { overviewSchema } from "../../../lib/ops/overview/overview.schema.ts";
import {
  deploymentSettingsPageSchema,
  deploymentSettingsViewSchema,
  listDeploymentSettingsSchema,
  maintenanceStateSchema,
  updateDeploymentSettingsSchema,
} from "../../../lib/ops/settings/deployment-settings-view.schema.ts";
import { getDeploymentSettings } from "../../../lib/ops/settings/get-deployment-settings.ts";
import { getMaintenanceState } from "../../../lib/ops/settings/get-maintenance-state.ts";
import { listDeploymentSettings } from "../../../lib/ops/settings/list-deployment-settings.ts";
import { updateDeploymentSettings } from "../../../lib/ops/settings/update-deployment-settings.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../_http/define-route.ts";

const getSettingsRoute = defineRoute({
  method: "get",
  path: "/operations/settings",
  summary: "What was decided about the deployment: maintenance, registrations, limits, models, the guard's floor, retention",
  access: "deployment.read",
  limit: limits.read,
  output: deploymentSettingsViewSchema,
  errors: [],
  handle: ({ ctx }) => getDeploymentSettings(ctx),
});

const updateSettingsRoute = defineRoute({
  method: "put",
  path: "/operations/settings",
  summary: "Decide about the deployment, as a new version",
  description: "`version` is the one the change was decided on. Every process follows within a second.",
  access: "deployment.write",
  stepUp: true,
  limit: limits.write,
  body: updateDeploymentSettingsSchema,
  output: deploymentSettingsViewSchema,
  errors: ["operations.settings_changed"],
  handle: ({ ctx, body }) => updateDeploymentSettings(ctx, body),
});

const listVersionsRoute = defineRoute({
  method: "get",
  path: "/operations/settings/versions",
  summary: "Every version of the deployment's settings, newest first, the settings as shipped last",
  access: "deployment.read",
  limit: limits.read,
  query: listDeploymentSettingsSchema,
  output: deploymentSettingsPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listDeploymentSettings(ctx, query),
});

const maintenanceRoute = defineRoute({
  method: "get",
  path: "/operations/maintenance",
  summary: "Whether the service is being worked on, and whether the caller can work all the same",
  access: "public",
  limit: limits.frame,
  output: maintenanceStateSchema,
  errors: [],
  handle: ({ ctx }) => getMaintenanceState(ctx),
});

const overviewRoute = defineRoute({
  method: "get",
  path: "/operations/overview",
  summary: "Whether the service is well, at one look: state, alerts, incidents, schedules, backups, queue, errors, times",
  access: "deployment.read",
  limit: limits.read,
  output: overviewSchema,
  errors: [],
  handle: ({ ctx }) => getOverview(ctx),
});

export const deploymentSettingRoutes: readonly Route[] = [
  overviewRoute,
  getSettingsRoute,
  updateSettingsRoute,
  listVersionsRoute,
  maintenanceRoute,
];
