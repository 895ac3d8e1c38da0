import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";

const text = z.nullable(z.string());

const alertSchema = z.object({
  id: z.string(),
  rule: z.string(),
  title: z.string(),
  subject: z.string(),
  severity: z.enum(["warning", "critical"]),
  state: z.enum(["pending", "firing", "resolved"]),
  summary: z.string(),
  runbook: z.string(),
  value: z.nullable(z.number()),
  threshold: z.number(),
  unit: z.enum(["seconds", "share", "per-minute", "count", "up"]),
  startedAt: z.string(),
  resolvedAt: text,
  firings: z.number(),
  acknowledgedAt: text,
  silencedUntil: text,
});
export type Alert = z.infer<typeof alertSchema>;

const silenceSchema = z.object({ id: z.string(), rule: z.string(), subject: text, reason: z.string(), until: z.string() });
export type Silence = z.infer<typeof silenceSchema>;

export const SILENCE_REASONS = ["planned_work", "known_problem", "being_mended", "false_alarm"] as const;
export type SilenceReason = (typeof SILENCE_REASONS)[number];

const PATH = "/api/operations/alerts";
const SILENCES = "/api/operations/alert-silences";

export function listAlerts(view: "open" | "past", cursor: string | null, signal: AbortSignal) {
  const search = new URLSearchParams({ view, ...(cursor !== null && { cursor }) });
  return requestJson(`${PATH}?${search}`, z.object({ items: z.array(alertSchema), nextCursor: text }), { signal });
}

export function acknowledgeAlert(id: string): Promise<Alert> {
  return requestJson(`${PATH}/${encodeURIComponent(id)}/acknowledge`, alertSchema, { method: "POST" });
}

export function testAlerts(): Promise<{ told: number }> {
  return requestJson(`${PATH}/test`, z.object({ told: z.number() }), { method: "POST" });
}

export function listSilences(signal: AbortSignal) {
  return requestJson(SILENCES, z.object({ items: z.array(silenceSchema) }), { signal });
}

export function silenceAlerts(body: { rule: string; subject: string | null; reason: SilenceReason; hours: number }): Promise<Silence> {
  return requestJson(SILENCES, silenceSchema, { method: "POST", body });
}

export async function endSilence(id: string): Promise<void> {
  await requestOk(`${SILENCES}/${encodeURIComponent(id)}`, { method: "DELETE" });
}
