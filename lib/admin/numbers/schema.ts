import { z } from "zod";
import { scopeSchema } from "../reach.ts";

const count = z.int().min(0);

export const metricsQuerySchema = z.strictObject({ scope: scopeSchema.optional() });

export const adminMetricsSchema = z.object({
  totalUsers: count,
  totalChats: count,
  totalMessages: count.describe("What people wrote and what answered them"),
  tokensUsed: count,
  activeUsers: count.describe("People with a session used in the last 30 days"),
});
export type AdminMetrics = z.infer<typeof adminMetricsSchema>;

export const overviewQuerySchema = z.strictObject({
  scope: scopeSchema.optional(),
  days: z.coerce.number().int().min(1).max(31).default(7),
});

/** How guard verdicts that led to something came out. */
const verdicts = { block: count, redact: count, warn: count, allow: count };

const daySchema = z.object({
  day: z.iso.date(),
  calls: count,
  failedCalls: count.describe("Calls a vendor failed or refused"),
  tokens: count,
  costMicros: count,
  verdicts: z.object(verdicts),
});
export type OverviewDay = z.infer<typeof daySchema>;

export const overviewSchema = z.object({
  scope: scopeSchema,
  at: z.iso.datetime(),
  metrics: adminMetricsSchema,
  costTodayMicros: count,
  costMonthMicros: count.describe("Since the first of the month, UTC"),
  jobs: z.object({ waiting: count, running: count, failed: count, oldestWaitingAt: z.iso.datetime().nullable() }),
  deadLetters: count.describe("That nobody has replayed; counted up to 1,000"),
  days: z.array(daySchema).describe("Every day of the period, today last"),
});
export type Overview = z.infer<typeof overviewSchema>;
