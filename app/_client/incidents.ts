import * as z from "zod/mini";
import { requestJson } from "./http.ts";

export const HEALTH_SERVICES = ["database", "redis", "queue", "sendgrid", "ai_providers", "storage"] as const;
export type ServiceName = (typeof HEALTH_SERVICES)[number];
const INCIDENT_STATES = ["investigating", "identified", "monitoring", "resolved"] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];
export const INCIDENT_SEVERITIES = ["minor", "major", "critical"] as const;
export type IncidentSeverity = (typeof INCIDENT_SEVERITIES)[number];

export const incidentSchema = z.object({
  id: z.string(),
  title: z.string(),
  services: z.array(z.string()),
  severity: z.enum(INCIDENT_SEVERITIES),
  state: z.enum(INCIDENT_STATES),
  isAutomatic: z.boolean(),
  startedAt: z.string(),
  resolvedAt: z.nullable(z.string()),
  updates: z.array(z.object({ at: z.string(), state: z.enum(INCIDENT_STATES), text: z.string() })),
});
export type Incident = z.infer<typeof incidentSchema>;

const PATH = "/api/operations/incidents";
const pageSchema = z.object({ items: z.array(incidentSchema), nextCursor: z.nullable(z.string()) });

export function listIncidents(query: string, cursor: string | null, signal: AbortSignal) {
  const search = new URLSearchParams(query);
  if (cursor !== null) search.set("cursor", cursor);
  return requestJson(`${PATH}?${search}`, pageSchema, { signal });
}

export type NewIncident = { title: string; services: ServiceName[]; severity: IncidentSeverity; text: string };

export function createIncident(incident: NewIncident): Promise<Incident> {
  return requestJson(PATH, incidentSchema, { method: "POST", body: incident });
}

/** "resolved" ends it. */
export function tellIncident(incidentId: string, { state, text }: { state: IncidentState; text: string }): Promise<Incident> {
  const path = `${PATH}/${encodeURIComponent(incidentId)}`;
  if (state === "resolved") return requestJson(`${path}/resolve`, incidentSchema, { method: "POST", body: { text } });
  return requestJson(`${path}/updates`, incidentSchema, { method: "POST", body: { state, text } });
}
