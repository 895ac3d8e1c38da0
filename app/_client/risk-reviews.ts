import * as z from "zod/mini";
import { requestJson } from "./http.ts";
import { DECISIONS } from "./risk-views.ts";

const decision = z.enum(DECISIONS);

const reviewSchema = z.object({
  id: z.string(),
  isAsked: z.boolean(),
  before: decision,
  decision,
  agreement: z.nullable(z.number()),
  summary: z.string(),
  isDemo: z.boolean(),
  latencyMs: z.number(),
  at: z.string(),
  votes: z.array(
    z.object({
      voter: z.string(),
      provider: z.string(),
      model: z.string(),
      isDemo: z.boolean(),
      decision: z.nullable(z.string()),
      absence: z.nullable(z.string()),
      confidence: z.nullable(z.number()),
      reasons: z.array(z.string()),
    }),
  ),
});
export type RiskReview = z.infer<typeof reviewSchema>;

export function listRiskReviews(transactionId: string, signal: AbortSignal) {
  return requestJson(`/api/risk/transactions/${transactionId}/reviews`, z.object({ items: z.array(reviewSchema) }), { signal });
}
