import { z } from "zod";
import { idPattern } from "../../../../lib/platform/ids.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { analyzeWithModels } from "../../../../lib/risk/reviews/analyze-with-models.ts";
import { listReviews } from "../../../../lib/risk/reviews/list-reviews.ts";
import { analyzeMultiSchema, multiAnalysisSchema } from "../../../../lib/risk/reviews/multi-analysis.schema.ts";
import { reviewListSchema } from "../../../../lib/risk/reviews/review-view.schema.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";

const analyzeMultiRoute = defineRoute({
  method: "post",
  path: "/analyze/multi",
  summary: "Judge one transaction, and ask several models about the verdict",
  description:
    "As `/analyze`, with `consensus`: what each model said within three seconds, and how far they agree. Models see figures and reasons; " +
    "accounts are called A and B. By agreement of at least two they raise a decision by one step; they never lower it here, since the caller " +
    "picks them. The same models are asked once about a transaction: the same call again answers what they said. Without any answer of " +
    "theirs, the engine's analysis is there all the same. Needs `ai.write` too.",
  access: "risk.write",
  limit: limits.consensus,
  body: analyzeMultiSchema,
  output: multiAnalysisSchema,
  isIdempotent: true,
  errors: ["risk.transaction_conflict", "risk.timestamp_ahead", "ai.voter_unknown"],
  handle: ({ ctx, body }) => analyzeWithModels(ctx, body),
});

const listReviewsRoute = defineRoute({
  method: "get",
  path: "/risk/transactions/{transactionId}/reviews",
  summary: "What models have said of one transaction",
  access: "risk.read",
  limit: limits.read,
  params: z.strictObject({ transactionId: z.string().regex(idPattern("riskTransaction")) }),
  output: reviewListSchema,
  errors: ["risk.transaction_not_found"],
  handle: ({ ctx, params }) => listReviews(ctx, params.transactionId),
});

export const riskReviewRoutes: readonly Route[] = [analyzeMultiRoute, listReviewsRoute];
