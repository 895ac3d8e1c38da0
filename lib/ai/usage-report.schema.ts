import { z } from "zod";
import { FEATURES } from "./access.ts";
import { KEY_ORIGINS } from "./routing.ts";

/** Longest period one report covers: a quarter of a year, whatever its months. */
export const REPORT_DAYS_MAX = 92;
export const REPORT_DAYS_DEFAULT = 30;

const day = z.iso.date();
const name = z.string().min(1).max(200).optional();

/** Days are UTC and both ends belong to the period; left out, it is the last 30 days. */
const period = { from: day.optional(), to: day.optional() };
/** `model` is "provider/model". `user` and `key` take "none" for calls nobody in particular made. */
const filters = { model: name, provider: name, feature: z.enum(FEATURES).optional(), user: name, key: name };
const page = { cursor: z.string().max(300).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };

export const usageGroupSchema = z.enum(["day", "model", "feature", "user", "key", "provider"]);
export type UsageGroup = z.infer<typeof usageGroupSchema>;

export const usageQuerySchema = z.strictObject({ ...period, ...filters, groupBy: usageGroupSchema.default("model") });
export const usageRowsQuerySchema = z.strictObject({ ...period, ...filters, ...page });
export const usageExportQuerySchema = z.strictObject({ ...period, ...filters, format: z.enum(["csv"]).default("csv") });

/** All that a report is asked about but how it groups. */
export type UsageSelection = Omit<z.output<typeof usageExportQuerySchema>, "format">;

const count = z.int().min(0);
const sums = {
  calls: count,
  inputTokens: count,
  /** Of the input: read from the vendor's cache, at a lower price. */
  cachedInputTokens: count,
  outputTokens: count,
  /** Millionths of a US dollar, like all money here; `customerMicros` and `platformMicros` add up to it. */
  costMicros: count,
  customerMicros: count,
  /** Not charged to the organization: calls that brought nothing, or may have. */
  platformMicros: count,
  /** Of the platform's: calls that may or may not have happened. */
  uncertainMicros: count,
  /** Answered by the demo engine: free, and nothing left the house. */
  demoCalls: count,
  /** Rows that came with the sample organization: no vendor was called for them. */
  sampleCalls: count,
};
const sumsSchema = z.object(sums);
export type UsageSums = z.infer<typeof sumsSchema>;

/** `key` null: rows without one, or, in the parts of a day, all groups beyond the largest. */
const groupSchema = z.object({ key: z.string().nullable(), label: z.string(), ...sums });

const partSchema = z.object({ key: z.string().nullable(), isRest: z.boolean(), calls: count, costMicros: count, tokens: count });
const daySchema = z.object({ day: z.string(), ...sums, parts: z.array(partSchema) });
export type UsageDay = z.infer<typeof daySchema>;

export const usageReportSchema = z.object({
  from: day,
  to: day,
  currency: z.literal("USD"),
  groupBy: usageGroupSchema,
  scope: z.enum(["organization", "own"]).describe("Everybody's calls, or only the caller's own"),
  totals: sumsSchema,
  groups: z.array(groupSchema).describe("The largest by cost, then by tokens; at most 100"),
  hasMoreGroups: z.boolean(),
  days: z.array(daySchema).describe("Every day of the period, also those without a call"),
});
export type UsageReport = z.infer<typeof usageReportSchema>;

export const usageRowSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  provider: z.string(),
  model: z.string(),
  feature: z.string(),
  kind: z.string(),
  userId: z.string().nullable(),
  keyId: z.string().nullable(),
  sourceType: z.string(),
  sourceId: z.string(),
  inputTokens: count,
  cachedInputTokens: count,
  outputTokens: count,
  isEstimated: z.boolean(),
  costMicros: count,
  currency: z.literal("USD"),
  bookedTo: z.enum(["customer", "platform"]),
  isUncertain: z.boolean(),
  isDemo: z.boolean(),
  keyOrigin: z.enum(KEY_ORIGINS).nullable().describe("Whose account at the vendor paid; null of calls from before this was written down"),
});
export type UsageRowView = z.infer<typeof usageRowSchema>;

export const usageRowsSchema = z.object({ items: z.array(usageRowSchema), nextCursor: z.string().nullable() });
