import * as z from "zod/mini";
import { requestJson } from "./http.ts";

const runSchema = z.object({
  id: z.string(),
  slot: z.string(),
  trigger: z.enum(["clock", "person"]),
  state: z.enum(["queued", "running", "done", "failed", "missed"]),
  isLate: z.boolean(),
  attempt: z.number(),
  startedAt: z.nullable(z.string()),
  finishedAt: z.nullable(z.string()),
  durationMs: z.nullable(z.number()),
  error: z.nullable(z.string()),
  count: z.number(),
});
export type ScheduleRun = z.infer<typeof runSchema>;

const scheduleSchema = z.object({
  name: z.string(),
  title: z.string(),
  cron: z.string(),
  nextAt: z.string(),
  last: z.nullable(runSchema),
  isRunning: z.boolean(),
  isOverdue: z.boolean(),
  runs: z.array(runSchema),
});
export type Schedule = z.infer<typeof scheduleSchema>;

const listSchema = z.object({ items: z.array(scheduleSchema), tickMinutes: z.number(), lastTickAt: z.nullable(z.string()) });

export function listSchedules(signal: AbortSignal) {
  return requestJson("/api/operations/schedules", listSchema, { signal });
}

export function runSchedule(name: string, reason: string): Promise<ScheduleRun> {
  return requestJson("/api/operations/schedules/run", runSchema, { method: "POST", body: { name, reason } });
}

const overviewSchema = z.object({
  at: z.string(),
  overall: z.nullable(z.enum(["healthy", "degraded", "unhealthy"])),
  services: z.array(z.object({ name: z.string(), status: z.string() })),
  openAlerts: z.nullable(z.number()),
  openIncidents: z.nullable(z.number()),
  overdueSchedules: z.nullable(z.array(z.string())),
  lastBackupAt: z.nullable(z.string()),
  lastVerifiedBackupAt: z.nullable(z.string()),
  areBackupsMade: z.boolean(),
  oldestWaitingSeconds: z.nullable(z.number()),
  requestsPerMinute: z.nullable(z.number()),
  errorRate: z.nullable(z.number()),
  p95Ms: z.nullable(z.number()),
  isMaintenanceOn: z.boolean(),
  version: z.string(),
  startedAt: z.nullable(z.string()),
});
export type Overview = z.infer<typeof overviewSchema>;

export function getOverview(signal: AbortSignal): Promise<Overview> {
  return requestJson("/api/operations/overview", overviewSchema, { signal });
}
