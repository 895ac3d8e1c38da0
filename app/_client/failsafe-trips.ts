import * as z from "zod/mini";
import { requestJson } from "./http.ts";

export const TRIP_REASONS = ["score", "failure_rate", "canary_leaked", "cost_runaway", "manual", "kill_switch", "drill"] as const;
export type TripReason = (typeof TRIP_REASONS)[number];
const SUBJECT_TYPES = ["organization", "module", "model", "api-key", "session", "agent", "strategy"] as const;
export const ACTING_MODULES = ["ai", "chat", "integrations", "knowledge", "memory", "prompts", "risk", "finance", "trading"] as const;

const text = z.nullable(z.string());
export const subjectSchema = z.object({ type: z.enum(SUBJECT_TYPES), name: z.string() });
export type SafetySubject = z.infer<typeof subjectSchema>;

const tripSchema = z.object({
  id: z.string(),
  subject: subjectSchema,
  subjectKey: z.string(),
  state: z.enum(["tripped", "restored"]),
  version: z.number(),
  reason: z.enum(TRIP_REASONS),
  trippedAt: z.string(),
  trippedBy: text,
  ownerId: text,
  leaseId: z.string(),
  auditId: text,
  runId: text,
  repeatCount: z.number(),
  alertedAt: text,
  containedAt: text,
  containedMs: z.nullable(z.number()),
  assignee: text,
  restore: z.nullable(
    z.object({ requestedBy: z.string(), requestedAt: z.string(), expiresAt: z.string(), isExpired: z.boolean(), reason: z.string() }),
  ),
  restorePhrase: z.string(),
  restoredAt: text,
  restoredBy: z.nullable(z.array(z.string())),
});
export type SafetyTrip = z.infer<typeof tripSchema>;

const eventSchema = z.object({
  id: z.string(),
  type: z.string(),
  at: z.string(),
  by: text,
  version: z.number(),
  text,
  assignee: text,
  auditId: text,
  count: z.nullable(z.number()),
});
export type TripEvent = z.infer<typeof eventSchema>;

const PATH = "/api/failsafe/trips";
const tripPath = (tripId: string): string => `${PATH}/${encodeURIComponent(tripId)}`;
const tripPageSchema = z.object({ items: z.array(tripSchema), nextCursor: text });
const eventPageSchema = z.object({ items: z.array(eventSchema), nextCursor: text });

export function listTrips(query: string, cursor: string | null, signal: AbortSignal) {
  const search = new URLSearchParams(query);
  if (cursor !== null) search.set("cursor", cursor);
  return requestJson(`${PATH}?${search}`, tripPageSchema, { signal });
}

export function getTrip(tripId: string, signal: AbortSignal): Promise<SafetyTrip> {
  return requestJson(tripPath(tripId), tripSchema, { signal });
}

export function listTripEvents(tripId: string, cursor: string | null, signal: AbortSignal) {
  const query = cursor === null ? "" : `?cursor=${encodeURIComponent(cursor)}`;
  return requestJson(`${tripPath(tripId)}/events${query}`, eventPageSchema, { signal });
}

/** `isNew` is false where it stands still already: it keeps its trip. */
export function tripByHand(subject: SafetySubject, note: string) {
  const isSwitch = subject.type === "module" || subject.type === "organization";
  const body = { subject, note, reason: isSwitch ? "kill_switch" : "manual" };
  return requestJson(PATH, z.object({ trip: tripSchema, isNew: z.boolean() }), { method: "POST", body });
}

export async function addTripNote(tripId: string, note: string): Promise<void> {
  await requestJson(`${tripPath(tripId)}/notes`, eventSchema, { method: "POST", body: { text: note } });
}

/** The trip's version is the one that was looked at; another one is refused. */
export type TripDecision =
  | { type: "assign"; assignee: string | null }
  | { type: "restore-requests"; phrase: string; reason: string }
  | { type: "restore"; phrase: string }
  | { type: "decline"; reason: string };

export function decideTrip({ id, version }: Pick<SafetyTrip, "id" | "version">, { type, ...rest }: TripDecision): Promise<SafetyTrip> {
  return requestJson(`${tripPath(id)}/${type}`, tripSchema, { method: "POST", body: { version, ...rest } });
}

export const tripEvidencePath = (tripId: string): string => `${tripPath(tripId)}/evidence`;
