import { z } from "zod";
import { HEALTH_SERVICES } from "./health.schema.ts";
import { incidentSchema } from "./incident.schema.ts";

export const HISTORY_DAYS_MAX = 90;

const countSchema = z.number().int().nonnegative();

/** What the checks of one day found, or of one hour where one day was asked for. */
const barSchema = z.object({
  from: z.iso.datetime(),
  checks: countSchema,
  healthy: countSchema,
  degraded: countSchema,
  down: countSchema,
  /** The longest time without a break in which it was down; null where the hours of one day are shown. */
  longestDownMinutes: countSchema.nullable(),
});

export const healthHistorySchema = z.object({
  /** When it was read; an older one is shown while the database is away. */
  readAt: z.iso.datetime().nullable(),
  isCurrent: z.boolean(),
  days: z.number().int(),
  services: z.array(
    z.object({
      service: z.enum(HEALTH_SERVICES),
      /** Between 0 and 1: of all checks, those that did not find it down. */
      uptime: z.number(),
      /** Oldest first; days or hours nobody checked are left out. */
      bars: z.array(barSchema),
    }),
  ),
  /** Open ones and those of this time, newest first. */
  incidents: z.array(incidentSchema),
});
export type HealthHistory = z.infer<typeof healthHistorySchema>;
export type HistoryBar = z.infer<typeof barSchema>;

export const healthHistoryQuerySchema = z.strictObject({
  days: z.coerce.number().int().min(1).max(HISTORY_DAYS_MAX).default(HISTORY_DAYS_MAX),
});
