import * as z from "zod/mini";
import { requestJson } from "./http.ts";
import { guardActionSchema, verdictSchema } from "./turns.ts";

const eventSchema = z.object({
  id: z.string(),
  at: z.string(),
  stage: z.enum(["guard_in", "guard_out"]),
  verdict: verdictSchema.shape.verdict,
  action: guardActionSchema,
  score: z.number(),
  level: z.enum(["flagged", "near"]),
  feature: z.string(),
  userId: z.nullable(z.string()),
  keyId: z.nullable(z.string()),
  /** Codes; what they stand for is on the page of signals, never the words of the text. */
  reasons: z.array(z.string()),
  redactions: z.array(z.object({ kind: z.string(), count: z.number() })),
  rulesVersion: z.string(),
  modelVersion: z.nullable(z.string()),
  policyVersion: z.number(),
  latencyMs: z.number(),
  source: z.optional(z.string()),
  classes: z.optional(z.array(z.object({ class: z.string(), weight: z.number() }))),
  judge: verdictSchema.shape.judge,
  ref: z.object({ type: z.enum(["turn", "call", "consensus"]), id: z.string() }),
});
export type GuardEvent = z.infer<typeof eventSchema>;

const eventPageSchema = z.object({ items: z.array(eventSchema), nextCursor: z.nullable(z.string()) });

const counts = { block: z.number(), redact: z.number(), warn: z.number(), allow: z.number() };
const countsSchema = z.object({
  from: z.string(),
  to: z.string(),
  totals: z.object(counts),
  days: z.array(z.object({ day: z.string(), ...counts })),
});
export type EventCounts = z.infer<typeof countsSchema>;

const PAGE_SIZE = 25;

/** `query` holds the filters as they stand in the page's address. */
export function listEvents(query: string, cursor: string | null, signal: AbortSignal) {
  const page = new URLSearchParams({ limit: String(PAGE_SIZE), ...(cursor !== null && { cursor }) });
  return requestJson(`/api/guard/events?${page}${query === "" ? "" : `&${query}`}`, eventPageSchema, { signal });
}

export function countEvents(days: number, signal: AbortSignal): Promise<EventCounts> {
  return requestJson(`/api/guard/events/counts?days=${days}`, countsSchema, { signal });
}
