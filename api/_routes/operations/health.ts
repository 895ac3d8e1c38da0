import { z } from "zod";
import { createIncident } from "../../../lib/ops/health/create-incident.ts";
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

export const healthHistoryRoutes: readonly Route[] = [listIncidentsRoute, createIncidentRoute, updateIncidentRoute, resolveIncidentRoute];
