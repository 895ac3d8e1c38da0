import { z } from "zod";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { byPromptSchema } from "../../../../lib/prompts/library/prompt.schema.ts";
import { deleteRun } from "../../../../lib/prompts/runs/delete-run.ts";
import { getInsights } from "../../../../lib/prompts/runs/get-insights.ts";
import { getRun } from "../../../../lib/prompts/runs/get-run.ts";
import { insightsQuerySchema, insightsSchema } from "../../../../lib/prompts/runs/insights.schema.ts";
import { listRuns } from "../../../../lib/prompts/runs/list-runs.ts";
import { rateRun } from "../../../../lib/prompts/runs/rate-run.ts";
import { listRunsSchema, rateRunSchema, runPageSchema, runViewSchema } from "../../../../lib/prompts/runs/run.schema.ts";
import { defineRoute } from "../../../_http/define-route.ts";

const byRun = z.strictObject({ promptRunId: z.string().min(1).max(64) });
const KEPT = "One's own alone, kept for 90 days.";

export const listRunsOfPromptRoute = defineRoute({
  method: "get",
  path: "/prompts/{promptId}/runs",
  summary: "One's own runs of a prompt, newest first",
  description: KEPT,
  access: "prompts.read",
  limit: limits.read,
  params: byPromptSchema,
  query: listRunsSchema,
  output: runPageSchema,
  errors: ["prompts.not_found", "request.invalid_cursor"],
  handle: ({ ctx, params, query }) => listRuns(ctx, { ...params, ...query }),
});

export const listRunsRoute = defineRoute({
  method: "get",
  path: "/prompts/runs",
  summary: "One's own runs of all prompts, newest first",
  description: KEPT,
  access: "prompts.read",
  limit: limits.read,
  query: listRunsSchema,
  output: runPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listRuns(ctx, { promptId: null, ...query }),
});

export const getRunRoute = defineRoute({
  method: "get",
  path: "/prompts/runs/{promptRunId}",
  summary: "Get one of one's own runs with what was given and what came of it",
  access: "prompts.read",
  limit: limits.read,
  params: byRun,
  output: runViewSchema,
  errors: ["prompts.run_not_found"],
  handle: ({ ctx, params }) => getRun(ctx, params.promptRunId),
});

export const deleteRunRoute = defineRoute({
  method: "delete",
  path: "/prompts/runs/{promptRunId}",
  summary: "Delete one of one's own runs; that there was one stays counted",
  access: "prompts.run",
  limit: limits.write,
  params: byRun,
  output: z.void(),
  status: 204,
  errors: ["prompts.run_not_found"],
  handle: ({ ctx, params }) => deleteRun(ctx, params.promptRunId),
});

export const rateRunRoute = defineRoute({
  method: "put",
  path: "/prompts/runs/{promptRunId}/feedback",
  summary: "Say whether the answer of one's own run was good, or take it back",
  access: "prompts.run",
  limit: limits.write,
  params: byRun,
  body: rateRunSchema,
  output: runViewSchema,
  errors: ["prompts.run_not_found", "prompts.nothing_to_rate"],
  handle: ({ ctx, params, body }) => rateRun(ctx, { runId: params.promptRunId, ...body }),
});

export const getInsightsRoute = defineRoute({
  method: "get",
  path: "/prompts/{promptId}/insights",
  summary: "How one's organization uses a prompt of its own: by day, version and model",
  access: "prompts.read",
  limit: limits.read,
  params: byPromptSchema,
  query: insightsQuerySchema,
  output: insightsSchema,
  errors: ["prompts.not_found"],
  handle: ({ ctx, params, query }) => getInsights(ctx, { ...params, ...query }),
});
