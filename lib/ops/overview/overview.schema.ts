import { z } from "zod";

const moment = z.iso.datetime();
/** Null: it could not be read. */
const count = z.int().nullable();

export const overviewSchema = z.object({
  at: moment,
  overall: z.enum(["healthy", "degraded", "unhealthy"]).nullable(),
  services: z.array(z.object({ name: z.string(), status: z.string() })),
  openAlerts: count,
  openIncidents: count,
  overdueSchedules: z.array(z.string()).nullable(),
  lastBackupAt: moment.nullable(),
  lastVerifiedBackupAt: moment.nullable(),
  areBackupsMade: z.boolean(),
  oldestWaitingSeconds: z.number().nullable().describe("How long the oldest job waits; 0 while none does"),
  requestsPerMinute: z.number().nullable().describe("Of the last five whole minutes, as the two below"),
  errorRate: z.number().nullable(),
  p95Ms: z.number().nullable().describe("At most this long for 95 of 100 requests"),
  isMaintenanceOn: z.boolean(),
  version: z.string(),
  startedAt: moment.nullable(),
});
export type Overview = z.infer<typeof overviewSchema>;
