import { z } from "zod";
import { createIncident } from "../../../lib/ops/health/create-incident.ts";
import { getHealthHistory } from "../../../lib/ops/health/get-health-history.ts";
import { healthHistoryQuerySchema, healthHistorySchema } from "../../../lib/ops/health/history.schema.ts";
import {
  createIncidentSchema,
  incidentSchema,
  listIncidentsSchema,
  resolveIncidentSchema,
  updateIncidentSchema,
} from "../../../lib/ops/health/incident.schema.ts";
import { listIncidents } from "../../../lib/ops/health/list-incidents.ts";
import { tellIncident } from "../../../lib/ops/health/tell-incident.ts";
import { idPattern } from "../../../lib/platform/ids.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../_http/define-route.ts";

const incidentIdParams = z.object({ incidentId: z.string().regex(idPattern("incident")) });
const CHANGE_ERRORS = ["operations.incident_not_found", "operations.incident_over"] as const;

const healthHistoryRoute = defineRoute({
  method: "get",
  path: "/health/history",
  summary: "What checks of the service found, by service and day, and its incidents",
  description:
    "For anybody. Everything is checked every five minutes; days nobody checked are left out, and with `days=1` the bars are hours. While " +
    "the database is away the last history that is known is answered, and `isCurrent` is false; where nothing is known `readAt` is null.",
  access: "public",
  limit: limits.read,
  query: healthHistoryQuerySchema,
  output: healthHistorySchema,
  errors: [],
  handle: ({ ctx, query }) => getHealthHistory(ctx, query),
});

const listIncidentsRoute = defineRoute({
  method: "get",
  path: "/operations/incidents",
  summary: "Incidents of the deployment, newest first",
  description: "With `state=open` only those that are not resolved.",
  access: "deployment.read",
  limit: limits.read,
  query: listIncidentsSchema,
  output: z.object({ items: z.array(incidentSchema), nextCursor: z.string().nullable() }),
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listIncidents(ctx, query),
});

const createIncidentRoute = defineRoute({
  method: "post",
  path: "/operations/incidents",
  summary: "Open an incident",
  description: "Everybody reads it on the health page at once. Alerts open and resolve incidents of their own.",
  access: "deployment.write",
  limit: limits.write,
  body: createIncidentSchema,
  output: incidentSchema,
  errors: [],
  handle: ({ ctx, body }) => createIncident(ctx, body),
});

const updateIncidentRoute = defineRoute({
  method: "post",
  path: "/operations/incidents/{incidentId}/updates",
  summary: "Say how an incident stands",
  description: "A state may also go back: what looked mended is looked into again.",
  access: "deployment.write",
  limit: limits.write,
  params: incidentIdParams,
  body: updateIncidentSchema,
  output: incidentSchema,
  errors: CHANGE_ERRORS,
  handle: ({ ctx, params, body }) => tellIncident(ctx, { ...params, ...body }),
});

const resolveIncidentRoute = defineRoute({
  method: "post",
  path: "/operations/incidents/{incidentId}/resolve",
  summary: "Resolve an incident",
  access: "deployment.write",
  limit: limits.write,
  params: incidentIdParams,
  body: resolveIncidentSchema,
  output: incidentSchema,
  errors: CHANGE_ERRORS,
  handle: ({ ctx, params, body }) => tellIncident(ctx, { ...params, ...body, state: "resolved" }),
});

export const healthHistoryRoutes: readonly Route[] = [
  healthHistoryRoute,
  listIncidentsRoute,
  createIncidentRoute,
  updateIncidentRoute,
  resolveIncidentRoute,
];
