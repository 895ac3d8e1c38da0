import { z } from "zod";
import { HEALTH_SERVICES } from "./health.schema.ts";

export const INCIDENT_STATES = ["investigating", "identified", "monitoring", "resolved"] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];
export const INCIDENT_SEVERITIES = ["minor", "major", "critical"] as const;

const TITLE_MAX = 120;
const TEXT_MAX = 2_000;
export const INCIDENTS_PAGE_MAX = 50;

const titleSchema = z.string().trim().min(3).max(TITLE_MAX);
const textSchema = z.string().trim().min(3).max(TEXT_MAX);

/** What everybody sees: written for people outside, so it names no host, person or secret. */
export const incidentSchema = z.object({
  id: z.string(),
  title: z.string(),
  services: z.array(z.enum(HEALTH_SERVICES)),
  severity: z.enum(INCIDENT_SEVERITIES),
  state: z.enum(INCIDENT_STATES),
  /** By an alert, which also resolves it; by a person otherwise. */
  isAutomatic: z.boolean(),
  startedAt: z.iso.datetime(),
  resolvedAt: z.iso.datetime().nullable(),
  /** Oldest first. */
  updates: z.array(z.object({ at: z.iso.datetime(), state: z.enum(INCIDENT_STATES), text: z.string() })),
});
export type Incident = z.infer<typeof incidentSchema>;

export const createIncidentSchema = z.strictObject({
  title: titleSchema,
  services: z.array(z.enum(HEALTH_SERVICES)).min(1).max(HEALTH_SERVICES.length),
  severity: z.enum(INCIDENT_SEVERITIES),
  state: z.enum(INCIDENT_STATES).exclude(["resolved"]).default("investigating"),
  text: textSchema,
});
export type CreateIncidentInput = z.infer<typeof createIncidentSchema>;

export const updateIncidentSchema = z.strictObject({ state: z.enum(INCIDENT_STATES).exclude(["resolved"]), text: textSchema });
export const resolveIncidentSchema = z.strictObject({ text: textSchema });

export const listIncidentsSchema = z.strictObject({
  state: z.enum(["open", "all"]).default("all"),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(INCIDENTS_PAGE_MAX).default(20),
});
export type ListIncidentsInput = z.infer<typeof listIncidentsSchema>;
