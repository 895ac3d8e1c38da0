import { z } from "zod";
import { CHECK_STATES, HEALTH_SERVICES } from "./health.schema.ts";
import { incidentSchema } from "./incident.schema.ts";
import type { HistoryFacts } from "./read-history.ts";

const dateSchema = z.iso.datetime().transform((text) => new Date(text));
const count = z.number();

const factsSchema = z.object({
  readAt: z.number(),
  days: z.array(
    z.object({
      ...{ _id: z.string(), at: dateSchema, service: z.enum(HEALTH_SERVICES), checks: count, healthy: count, degraded: count, down: count },
      ...{ downMinutes: count, longestDownMinutes: count, lastSlot: dateSchema },
    }),
  ),
  checks: z.array(z.object({ _id: z.string(), at: dateSchema, states: z.partialRecord(z.enum(HEALTH_SERVICES), z.enum(CHECK_STATES)) })),
  incidents: z.array(incidentSchema),
});

/** Null for what another version wrote. */
export function parseFacts(text: string): HistoryFacts | null {
  try {
    return factsSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
