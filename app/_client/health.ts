import * as z from "zod/mini";
import { requestJson } from "./http.ts";
import { incidentSchema } from "./incidents.ts";
import { ProblemError, toProblem, toProblemFromNetwork } from "./problem.ts";

const serviceStateSchema = z.enum(["connected", "operational", "degraded", "disabled", "down"]);
export type ServiceState = z.infer<typeof serviceStateSchema>;

const healthSchema = z.object({
  status: z.enum(["healthy", "degraded", "unhealthy"]),
  mode: z.enum(["demo", "development", "production"]),
  timestamp: z.string(),
  uptime: z.string(),
  version: z.string(),
  services: z.record(z.string(), serviceStateSchema),
});
export type Health = z.infer<typeof healthSchema> & { answeredInMs: number };

const detailedSchema = z.object({
  services: z.record(z.string(), z.object({ status: serviceStateSchema, latency: z.nullable(z.number()) })),
  providers: z.record(z.string(), z.object({ status: z.enum(["operational", "degraded", "down"]), latency: z.nullable(z.number()) })),
  metrics: z.object({
    requestsPerMinute: z.nullable(z.number()),
    averageLatency: z.nullable(z.number()),
    successRate: z.nullable(z.number()),
  }),
});
export type DetailedHealth = z.infer<typeof detailedSchema>;

const barSchema = z.object({
  from: z.string(),
  checks: z.number(),
  healthy: z.number(),
  degraded: z.number(),
  down: z.number(),
  longestDownMinutes: z.nullable(z.number()),
});
export type HistoryBar = z.infer<typeof barSchema>;

const historySchema = z.object({
  readAt: z.nullable(z.string()),
  isCurrent: z.boolean(),
  days: z.number(),
  services: z.array(z.object({ service: z.string(), uptime: z.number(), bars: z.array(barSchema) })),
  incidents: z.array(incidentSchema),
});
export type HealthHistory = z.infer<typeof historySchema>;

export async function getHealth(signal: AbortSignal): Promise<Health> {
  const startedAt = performance.now();
  const health = await readReport("/api/health", healthSchema, signal);
  return { ...health, answeredInMs: Math.round(performance.now() - startedAt) };
}

export function getDetailedHealth(signal: AbortSignal): Promise<DetailedHealth> {
  return readReport("/api/health/detailed", detailedSchema, signal);
}

/** Public: one day by hours, more by days. */
export function getHealthHistory(days: number, signal: AbortSignal): Promise<HealthHistory> {
  return requestJson(`/api/health/history?days=${days}`, historySchema, { signal, onExpired: "throw" });
}

type Schema<T> = { safeParse(value: unknown): { success: true; data: T } | { success: false } };

/** A 503 is an answer here, not a failure: it says what is down. */
async function readReport<T>(path: string, schema: Schema<T>, signal: AbortSignal): Promise<T> {
  const response = await fetch(path, { cache: "no-store", signal }).catch((cause: unknown) => {
    throw toProblemFromNetwork(cause);
  });
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  if (!response.ok) throw await toProblem(response);
  throw new ProblemError({
    status: 0,
    code: "client.unexpected_reply",
    title: "Unexpected answer",
    detail: "The health report could not be read.",
  });
}
