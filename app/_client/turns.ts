import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";

export const verdictSchema = z.object({
  stage: z.enum(["guard_in", "guard_out"]),
  verdict: z.enum(["SAFE", "UNSAFE", "JAILBREAK", "PII_LEAK"]),
  score: z.number(),
  reasons: z.array(z.object({ code: z.string(), text: z.string() })),
  redactions: z.array(z.object({ kind: z.string(), count: z.number() })),
  rulesVersion: z.optional(z.string()),
  latencyMs: z.optional(z.number()),
});
export type Verdict = z.infer<typeof verdictSchema>;

export const usageSchema = z.object({
  inputTokens: z.number(),
  outputTokens: z.number(),
  costMicros: z.number(),
  isEstimated: z.optional(z.boolean()),
});

export const outcomeSchema = z.enum(["answered", "blocked", "cancelled"]);
const statusSchema = z.enum(["queued", "processing", "completed", "failed"]);
const messageSchema = z.object({ id: z.string(), content: z.string(), createdAt: z.string() });

const turnSchema = z.object({
  jobId: z.string(),
  chatId: z.string(),
  seq: z.number(),
  status: statusSchema,
  outcome: z.optional(outcomeSchema),
  reason: z.optional(z.string()),
  createdAt: z.string(),
  user: messageSchema,
  reply: z.nullable(messageSchema),
  verdicts: z.array(verdictSchema),
  provider: z.nullable(z.string()),
  model: z.nullable(z.string()),
  demo: z.boolean(),
  fallbackReason: z.optional(z.nullable(z.string())),
  usage: z.nullable(usageSchema),
});
export type Turn = z.infer<typeof turnSchema>;

const turnPageSchema = z.object({ items: z.array(turnSchema), nextCursor: z.nullable(z.string()) });
export type TurnPage = z.infer<typeof turnPageSchema>;

const acceptedSchema = z.object({ jobId: z.string(), status: z.string() });
const stageSchema = z.object({
  key: z.string(),
  label: z.string(),
  startedAt: z.nullable(z.string()),
  durationMs: z.nullable(z.number()),
  state: z.enum(["done", "running", "uncertain", "skipped"]),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type TraceStage = z.infer<typeof stageSchema>;

const traceSchema = z.object({
  jobId: z.string(),
  status: statusSchema,
  outcome: z.optional(outcomeSchema),
  reason: z.optional(z.string()),
  attempts: z.number(),
  createdAt: z.string(),
  finishedAt: z.nullable(z.string()),
  stages: z.array(stageSchema),
  verdicts: z.array(verdictSchema),
  provider: z.nullable(z.string()),
  model: z.nullable(z.string()),
  demo: z.boolean(),
  fallbackReason: z.optional(z.nullable(z.string())),
  usage: z.nullable(usageSchema),
  events: z.array(z.object({ at: z.string(), type: z.string(), text: z.string() })),
});
export type Trace = z.infer<typeof traceSchema>;

const replyStatusSchema = z.object({
  status: statusSchema,
  content: z.nullable(z.string()),
  outcome: z.optional(outcomeSchema),
  reason: z.optional(z.string()),
});
export type ReplyStatus = z.infer<typeof replyStatusSchema>;

const PAGE_SIZE = 20;

/** The newest page for `cursor` null; inside a page the oldest turn comes first. */
export function listTurns(chatId: string, cursor: string | null, signal?: AbortSignal): Promise<TurnPage> {
  const query = new URLSearchParams({ chatId, limit: String(PAGE_SIZE), ...(cursor !== null && { cursor }) });
  return requestJson(`/api/chat/turns?${query}`, turnPageSchema, { signal });
}

/** The same `clientMessageId` again names the same turn, so a repeated call never sends twice. */
export async function sendMessage(input: { chatId: string; message: string; clientMessageId: string }): Promise<string> {
  return (await requestJson("/api/chat/stream", acceptedSchema, { method: "POST", body: input })).jobId;
}

export async function regenerateReply(input: { jobId: string; clientMessageId: string }): Promise<string> {
  return (await requestJson("/api/chat/regenerate", acceptedSchema, { method: "POST", body: input })).jobId;
}

export async function stopReply(jobId: string): Promise<void> {
  await requestOk("/api/chat/stop", { method: "POST", body: { jobId } });
}

export function getReplyStatus(jobId: string, signal?: AbortSignal): Promise<ReplyStatus> {
  return requestJson(`/api/chat/status?${new URLSearchParams({ jobId })}`, replyStatusSchema, { signal });
}

export function getTrace(jobId: string, signal?: AbortSignal): Promise<Trace> {
  return requestJson(`/api/chat/trace?${new URLSearchParams({ jobId })}`, traceSchema, { signal });
}
