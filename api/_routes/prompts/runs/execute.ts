import { limits } from "../../../../lib/platform/limits/limit.ts";
import { byPromptSchema } from "../../../../lib/prompts/library/prompt.schema.ts";
import { estimateRun } from "../../../../lib/prompts/runs/estimate-run.ts";
import { estimateRunSchema, executeSchema, runAnswerSchema, runEstimateSchema } from "../../../../lib/prompts/runs/run.schema.ts";
import { runPrompt } from "../../../../lib/prompts/runs/run-prompt.ts";
import { streamRun } from "../../../../lib/prompts/runs/stream-run.ts";
import { defineRoute } from "../../../_http/define-route.ts";

const PREPARING = [
  "prompts.not_found",
  "prompts.version_not_found",
  "prompts.values_invalid",
  "prompts.include_missing",
  "prompts.include_cycle",
  "prompts.include_too_deep",
  "prompts.include_too_large",
  "prompts.include_conflict",
  "prompts.file_not_ready",
  "gateway.model_not_found",
  "provider.none_configured",
] as const;

export const executePromptRoute = defineRoute({
  method: "post",
  path: "/prompts/{promptId}/execute",
  summary: "Run a prompt with values for its parameters",
  description:
    "Answers at once as JSON, or with `stream: true` as server-sent events: `start` (who answers), `delta` (text), `end` (tokens, cost, verdicts), " +
    "and `error` where it breaks. The question is judged and the answer cleared of secrets as at the gateway; `isWithheld` says that an " +
    "answer was found unsafe. A key needs the scope `prompts.run` alone. Whoever goes away stops the model; what was used is booked.",
  access: "prompts.run",
  limit: limits.promptRun,
  params: byPromptSchema,
  body: executeSchema,
  output: runAnswerSchema,
  isIdempotent: true,
  errors: [
    ...PREPARING,
    "ai.budget_exceeded",
    "gateway.content_blocked",
    "gateway.context_length_exceeded",
    "provider.malformed",
    "provider.overloaded",
    "provider.rate_limited",
    "provider.timeout",
    "provider.truncated",
    "provider.unavailable",
  ],
  handle: ({ ctx, params, body: { stream: _json, ...input }, request }) =>
    runPrompt(ctx, { ...params, ...input, signal: request.signal() }),
  stream: {
    isAsked: ({ body }) => body.stream,
    follow: ({ ctx, params, body: { stream: _events, ...input }, request }) =>
      streamRun(ctx, { ...params, ...input, signal: request.signal() }),
  },
});

export const estimateRunRoute = defineRoute({
  method: "post",
  path: "/prompts/{promptId}/estimate",
  summary: "What a run with these values would cost: at most, and likely; no model is asked",
  access: "prompts.run",
  limit: limits.write,
  params: byPromptSchema,
  body: estimateRunSchema,
  output: runEstimateSchema,
  errors: PREPARING,
  handle: ({ ctx, params, body, request }) => estimateRun(ctx, { ...params, ...body, signal: request.signal() }),
});
