import { track } from "@vercel/analytics";
import * as z from "zod/mini";
import type { ParameterValues } from "../../lib/prompts/content.schema.ts";
import { requestJson, requestOk } from "./http.ts";
import { followAnswer, type PlaygroundSink } from "./playground.ts";
import { promptPath } from "./prompts.ts";

export type PromptRunInput = {
  values: ParameterValues;
  version?: number | undefined;
  label?: string | undefined;
  /** `provider/model`; left out, the version's own choice. */
  model?: string | undefined;
  temperature?: number | undefined;
  maxOutputTokens?: number | undefined;
};

/** Runs it and tells the answer piece by piece; resolves after the end was told. */
export function streamPromptRun(promptId: string, input: PromptRunInput, sink: PlaygroundSink, signal: AbortSignal): Promise<void> {
  return followAnswer({ path: `${promptPath(promptId)}/execute`, body: { ...input, stream: true } }, sink, signal);
}

/** Whose model answered, and nothing of what was said. It goes nowhere unless the page carries the analytics. */
export function trackPromptExecuted({ provider, model }: { provider: string; model: string }): void {
  track("prompt_executed", { provider, model });
}

const count = z.number();
const text = z.nullable(z.string());

const estimateSchema = z.object({
  ...{ version: count, provider: z.string(), model: z.string(), isDemo: z.boolean(), isFree: z.boolean() },
  ...{ inputTokens: count, outputTokensMax: count, outputTokensLikely: z.nullable(count) },
  ...{ costMicrosMax: count, costMicrosLikely: z.nullable(count) },
});
export type RunEstimate = z.infer<typeof estimateSchema>;

export function estimateRun(promptId: string, { temperature: _, ...body }: PromptRunInput, signal: AbortSignal): Promise<RunEstimate> {
  return requestJson(`${promptPath(promptId)}/estimate`, estimateSchema, { method: "POST", body, signal });
}

const runSchema = z.object({
  ...{ id: z.string(), promptId: z.string(), promptTitle: z.string(), version: count, at: z.string(), byKey: z.boolean() },
  outcome: z.enum(["answered", "blocked", "withheld", "failed", "stopped"]),
  ...{ errorCode: text, provider: text, model: text, isDemo: z.boolean() },
  ...{ inputTokens: count, outputTokens: count, costMicros: count, durationMs: count },
  finishReason: text,
  thumb: z.nullable(z.enum(["up", "down"])),
});
export type PromptRun = z.infer<typeof runSchema>;

const valuesSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));
const runViewSchema = z.extend(runSchema, { values: valuesSchema, text: z.string(), note: text, callId: text });
export type PromptRunView = z.infer<typeof runViewSchema>;

const pageSchema = z.object({ items: z.array(runSchema), nextCursor: text });

export function listPromptRuns(promptId: string, cursor: string | null, signal: AbortSignal) {
  const search = new URLSearchParams(cursor === null ? {} : { cursor });
  return requestJson(`${promptPath(promptId)}/runs?${search}`, pageSchema, { signal });
}

const runPath = (runId: string) => `/api/prompts/runs/${encodeURIComponent(runId)}`;

export function getPromptRun(runId: string, signal?: AbortSignal): Promise<PromptRunView> {
  return requestJson(runPath(runId), runViewSchema, { signal });
}

export async function deletePromptRun(runId: string): Promise<void> {
  await requestOk(runPath(runId), { method: "DELETE" });
}

/** null takes it back. */
export async function ratePromptRun(runId: string, body: { thumb: PromptRun["thumb"]; note?: string }): Promise<void> {
  await requestOk(`${runPath(runId)}/feedback`, { method: "PUT", body });
}

const sums = {
  ...{ runs: count, answered: count, blocked: count, withheld: count, failed: count, stopped: count, up: count, down: count },
  ...{ inputTokens: count, outputTokens: count, costMicros: count, medianMs: z.nullable(count), blockedShare: z.nullable(count) },
};
const sumsSchema = z.object(sums);
export type InsightSums = z.infer<typeof sumsSchema>;
const insightsSchema = z.object({
  ...{ from: z.string(), to: z.string(), totals: sumsSchema },
  byDay: z.array(z.object({ day: z.string(), ...sums })),
  byVersion: z.array(z.object({ version: count, ...sums })),
  byModel: z.array(z.object({ model: text, ...sums })),
});
export type PromptInsights = z.infer<typeof insightsSchema>;

export function getPromptInsights(promptId: string, days: number, signal: AbortSignal): Promise<PromptInsights> {
  return requestJson(`${promptPath(promptId)}/insights?days=${days}`, insightsSchema, { signal });
}
