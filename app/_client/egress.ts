import * as z from "zod/mini";
import { requestJson } from "./http.ts";
import { type ReportQuery, withPage } from "./usage.ts";

const sums = { calls: z.number(), bytes: z.number(), uncertainCalls: z.number(), sampleCalls: z.number() };
const text = z.nullable(z.string());
const reportSchema = z.object({
  from: z.string(),
  to: z.string(),
  scope: z.enum(["organization", "own"]),
  totals: z.object(sums),
  destinations: z.array(z.object({ provider: z.string(), host: text, region: text, ...sums })),
  classes: z.array(z.object({ dataClass: z.string(), ...sums })),
  days: z.array(z.object({ day: z.string(), ...sums })),
  ledger: z.nullable(z.object({ usageCalls: z.number(), demoCalls: z.number(), isComplete: z.boolean() })),
});
export type EgressReport = z.infer<typeof reportSchema>;

const rowSchema = z.object({
  id: z.string(),
  at: z.string(),
  provider: z.string(),
  model: z.string(),
  host: text,
  region: text,
  feature: z.string(),
  dataClasses: z.array(z.string()),
  bytes: z.number(),
  isUncertain: z.boolean(),
  sourceType: z.string(),
});
export type EgressRow = z.infer<typeof rowSchema>;
const rowPageSchema = z.object({ items: z.array(rowSchema), nextCursor: z.nullable(z.string()) });

export function getEgress(query: ReportQuery, signal: AbortSignal): Promise<EgressReport> {
  return requestJson(`/api/ai/egress?${query}`, reportSchema, { signal });
}

export function listEgressRows(query: ReportQuery, cursor: string | null, signal: AbortSignal) {
  return requestJson(`/api/ai/egress/rows?${withPage(query, cursor)}`, rowPageSchema, { signal });
}
