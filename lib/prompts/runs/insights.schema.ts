import { z } from "zod";

export const INSIGHT_DAYS_MAX = 90;

export const insightsQuerySchema = z.strictObject({
  days: z.coerce.number().int().min(1).max(INSIGHT_DAYS_MAX).default(30).describe("Days of UTC, today's the last of them"),
});

const count = z.int().min(0);

const sumsShape = {
  runs: count,
  answered: count,
  /** The guard let the question reach no model. */
  blocked: count,
  /** The answer was found unsafe. */
  withheld: count,
  failed: count,
  stopped: count,
  up: count,
  down: count,
  inputTokens: count,
  outputTokens: count,
  costMicros: count,
  /** Of answered runs, to within a tenth; null without one. */
  medianMs: z.number().nullable(),
  /** Blocked and withheld among all; null without a run. */
  blockedShare: z.number().min(0).max(1).nullable(),
};
export const insightSumsSchema = z.object(sumsShape);
export type InsightSums = z.infer<typeof insightSumsSchema>;

/** Of the organization's own people. Each list adds up to `totals`. */
export const insightsSchema = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  currency: z.literal("USD"),
  totals: insightSumsSchema,
  /** Every day of the period, oldest first. */
  byDay: z.array(z.object({ day: z.iso.date(), ...sumsShape })),
  /** The newest first. */
  byVersion: z.array(z.object({ version: z.int(), ...sumsShape })),
  /** The one used most first; null: nobody answered. */
  byModel: z.array(z.object({ model: z.string().nullable(), ...sumsShape })),
});
export type Insights = z.infer<typeof insightsSchema>;
