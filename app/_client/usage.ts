import * as z from "zod/mini";
import { requestJson } from "./http.ts";

const sums = {
  calls: z.number(),
  inputTokens: z.number(),
  cachedInputTokens: z.number(),
  outputTokens: z.number(),
  costMicros: z.number(),
  customerMicros: z.number(),
  platformMicros: z.number(),
  uncertainMicros: z.number(),
  demoCalls: z.number(),
  sampleCalls: z.number(),
};
const key = z.nullable(z.string());
const partSchema = z.object({ key, isRest: z.boolean(), calls: z.number(), costMicros: z.number(), tokens: z.number() });
const groupSchema = z.object({ key, label: z.string(), ...sums });
const reportSchema = z.object({
  from: z.string(),
  to: z.string(),
  scope: z.enum(["organization", "own"]),
  totals: z.object(sums),
  groups: z.array(groupSchema),
  hasMoreGroups: z.boolean(),
  days: z.array(z.object({ day: z.string(), ...sums, parts: z.array(partSchema) })),
});
export type UsageReport = z.infer<typeof reportSchema>;
export type UsageGroup = UsageReport["groups"][number];

const rowSchema = z.object({
  id: z.string(),
  at: z.string(),
  provider: z.string(),
  model: z.string(),
  feature: z.string(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  costMicros: z.number(),
  isEstimated: z.boolean(),
  bookedTo: z.enum(["customer", "platform"]),
  isUncertain: z.boolean(),
  isDemo: z.boolean(),
  sourceType: z.string(),
});
export type UsageRow = z.infer<typeof rowSchema>;
const rowPageSchema = z.object({ items: z.array(rowSchema), nextCursor: z.nullable(z.string()) });

/** A query string of the reports: period, filters and grouping, as they stand in the page's own address. */
export type ReportQuery = string;

export function getUsage(query: ReportQuery, signal: AbortSignal): Promise<UsageReport> {
  return requestJson(`/api/ai/usage?${query}`, reportSchema, { signal });
}

export function listUsageRows(query: ReportQuery, cursor: string | null, signal: AbortSignal) {
  return requestJson(`/api/ai/usage/rows?${withPage(query, cursor)}`, rowPageSchema, { signal });
}

const PAGE_SIZE = 25;

export function withPage(query: ReportQuery, cursor: string | null): string {
  return `${query}&${new URLSearchParams({ limit: String(PAGE_SIZE), ...(cursor !== null && { cursor }) })}`;
}
