import { z } from "zod";

/** What the service depends on, by the names of /api/health. */
export const HEALTH_SERVICES = ["database", "redis", "queue", "sendgrid", "ai_providers", "storage"] as const;
export type ServiceName = (typeof HEALTH_SERVICES)[number];

export const SERVICE_STATES = ["connected", "operational", "degraded", "disabled", "down"] as const;
export type ServiceState = (typeof SERVICE_STATES)[number];

export const OVERALL_STATES = ["healthy", "degraded", "unhealthy"] as const;

/** What a check found, as history counts it. What is switched off is not counted. */
export const CHECK_STATES = ["healthy", "degraded", "down"] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** How a provider's last calls went; nobody calls one to find out. */
export const PROVIDER_STATES = ["operational", "degraded", "down"] as const;
export type ProviderState = (typeof PROVIDER_STATES)[number];

export const detailedHealthSchema = z.object({
  overall: z.enum(OVERALL_STATES),
  checkedAt: z.iso.datetime(),
  services: z.record(
    z.enum(HEALTH_SERVICES),
    z.object({
      status: z.enum(SERVICE_STATES),
      /** Milliseconds of the check; null where nothing was asked. */
      latency: z.number().nullable(),
    }),
  ),
  providers: z.record(
    z.string(),
    z.object({
      status: z.enum(PROVIDER_STATES),
      /** Milliseconds of a call on average over the last quarter of an hour; null where there was none. */
      latency: z.number().nullable(),
    }),
  ),
  metrics: z.object({
    requestsPerMinute: z.number().nullable(),
    /** Milliseconds until the first byte of an answer. */
    averageLatency: z.number().nullable(),
    /** Between 0 and 1: of all requests, those not answered with a fault of ours. Null where nothing is known. */
    successRate: z.number().nullable(),
  }),
});
export type DetailedHealth = z.infer<typeof detailedHealthSchema>;
