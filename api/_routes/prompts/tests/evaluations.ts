import { limits } from "../../../../lib/platform/limits/limit.ts";
import { cancelEvaluation } from "../../../../lib/prompts/tests/cancel-evaluation.ts";
import { estimateEvaluation } from "../../../../lib/prompts/tests/estimate-evaluation.ts";
import {
  byEvaluationSchema,
  evaluationEstimateSchema,
  evaluationPageSchema,
  evaluationSchema,
  listEvaluationsSchema,
  listResultsSchema,
  resultPageSchema,
  startEvaluationSchema,
} from "../../../../lib/prompts/tests/evaluation.schema.ts";
import { getEvaluation, listEvaluations } from "../../../../lib/prompts/tests/list-evaluations.ts";
import { listResults, openResultsExport } from "../../../../lib/prompts/tests/list-results.ts";
import { startEvaluation } from "../../../../lib/prompts/tests/start-evaluation.ts";
import { byPromptSchema } from "../../../../lib/prompts/tests/test-set.schema.ts";
import { defineDownloadRoute, defineRoute, type Route } from "../../../_http/define-route.ts";

const GONE = ["prompts.not_found", "prompts.evaluation_not_found"] as const;
const PLANNING = [
  ...["prompts.not_found", "prompts.not_yours", "prompts.test_set_not_found", "prompts.version_not_found", "prompts.include_missing"],
  ...["prompts.include_cycle", "prompts.include_conflict", "gateway.model_not_found", "provider.none_configured"],
] as const;

const listRoute = defineRoute({
  method: "get",
  path: "/prompts/{promptId}/evaluations",
  summary: "Evaluations of a prompt, newest first",
  access: "prompts.read",
  limit: limits.read,
  params: byPromptSchema,
  query: listEvaluationsSchema,
  output: evaluationPageSchema,
  errors: ["prompts.not_found", "request.invalid_cursor"],
  handle: ({ ctx, params, query }) => listEvaluations(ctx, { ...params, ...query }),
});

const startRoute = defineRoute({
  method: "post",
  path: "/prompts/{promptId}/evaluations",
  summary: "Run a test set over versions and models, in the background",
  description:
    "Every version with every model, at most four combinations. A combination passes when no row ends in an error and at least the set's " +
    "share of rows passes; a version that passes may be proposed for production, as long as neither its text nor the test set changes.",
  access: "prompts.write",
  limit: limits.write,
  params: byPromptSchema,
  body: startEvaluationSchema,
  output: evaluationSchema,
  status: 202,
  isIdempotent: true,
  errors: [...PLANNING, "prompts.test_set_empty", "prompts.evaluations_full", "ai.budget_exceeded"],
  handle: ({ ctx, params, body, request }) => startEvaluation(ctx, { ...params, ...body, signal: request.signal() }),
});

const estimateRoute = defineRoute({
  method: "post",
  path: "/prompts/{promptId}/evaluations/estimate",
  summary: "What an evaluation would cost, likely and at most",
  description: "Nobody is asked. Judging by rubrics is not counted in.",
  access: "prompts.write",
  limit: limits.write,
  params: byPromptSchema,
  body: startEvaluationSchema,
  output: evaluationEstimateSchema,
  errors: [...PLANNING],
  handle: ({ ctx, params, body, request }) => estimateEvaluation(ctx, { ...params, ...body, signal: request.signal() }),
});

const getRoute = defineRoute({
  method: "get",
  path: "/prompts/{promptId}/evaluations/{evaluationId}",
  summary: "How far an evaluation is, and what came of each combination",
  access: "prompts.read",
  limit: limits.read,
  params: byEvaluationSchema,
  output: evaluationSchema,
  errors: [...GONE],
  handle: ({ ctx, params }) => getEvaluation(ctx, params),
});

const resultsRoute = defineRoute({
  method: "get",
  path: "/prompts/{promptId}/evaluations/{evaluationId}/results",
  summary: "What came of each row, a cell for every combination",
  access: "prompts.read",
  limit: limits.read,
  params: byEvaluationSchema,
  query: listResultsSchema,
  output: resultPageSchema,
  errors: [...GONE, "request.invalid_cursor"],
  handle: ({ ctx, params, query }) => listResults(ctx, { ...params, ...query }),
});

const cancelRoute = defineRoute({
  method: "post",
  path: "/prompts/{promptId}/evaluations/{evaluationId}/cancel",
  summary: "Cancel an evaluation; what was answered stays",
  access: "prompts.write",
  limit: limits.write,
  params: byEvaluationSchema,
  output: evaluationSchema,
  errors: [...GONE, "prompts.not_yours", "prompts.evaluation_closed"],
  handle: ({ ctx, params }) => cancelEvaluation(ctx, params),
});

const exportRoute = defineDownloadRoute({
  method: "get",
  path: "/prompts/{promptId}/evaluations/{evaluationId}/export",
  summary: "The same as a CSV, a line for each cell",
  access: "prompts.read",
  limit: limits.read,
  params: byEvaluationSchema,
  mediaTypes: ["text/csv"],
  errors: [...GONE],
  handle: async ({ ctx, params }) => ({
    fileName: `evaluation-${params.evaluationId}.csv`,
    contentType: "text/csv; charset=utf-8",
    chunks: await openResultsExport(ctx, params),
  }),
});

export const evaluationRoutes: readonly Route[] = [
  ...[listRoute, startRoute, estimateRoute],
  ...[getRoute, resultsRoute, cancelRoute, exportRoute],
];
