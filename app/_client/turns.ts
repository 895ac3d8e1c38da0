import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";
import { approvalSchema, toolSummarySchema } from "./tool-calls.ts";

export const guardActionSchema = z.enum(["allow", "warn", "redact", "block"]);
export type GuardAction = z.infer<typeof guardActionSchema>;

const verdictWordSchema = z.enum(["SAFE", "UNSAFE", "JAILBREAK", "PII_LEAK"]);

export const verdictSchema = z.object({
  stage: z.enum(["guard_in", "guard_out"]),
  verdict: verdictWordSchema,
  /** Missing on what was judged before organizations had policies. */
  action: z.optional(guardActionSchema),
  score: z.number(),
  reasons: z.array(z.object({ code: z.string(), text: z.string() })),
  redactions: z.array(z.object({ kind: z.string(), count: z.number() })),
  rulesVersion: z.optional(z.string()),
  modelVersion: z.optional(z.nullable(z.string())),
  policyVersion: z.optional(z.number()),
  latencyMs: z.optional(z.number()),
  /** What a model said about a text the guard was not sure of; intent null when it gave no answer that counts. */
  judge: z.optional(
    z.object({
      intent: z.nullable(verdictWordSchema),
      outcome: z.string(),
      provider: z.nullable(z.string()),
      model: z.nullable(z.string()),
      latencyMs: z.number(),
    }),
  ),
});
export type Verdict = z.infer<typeof verdictSchema>;

export const usageSchema = z.object({
  inputTokens: z.number(),
  outputTokens: z.number(),
  costMicros: z.number(),
  isEstimated: z.optional(z.boolean()),
  stages: z.optional(
    z.array(z.object({ stage: z.string(), calls: z.number(), inputTokens: z.number(), outputTokens: z.number(), costMicros: z.number() })),
  ),
});
export type Usage = z.infer<typeof usageSchema>;

export const outcomeSchema = z.enum(["answered", "blocked", "cancelled"]);
const statusSchema = z.enum(["queued", "processing", "completed", "failed"]);
const messageSchema = z.object({ id: z.string(), content: z.string(), createdAt: z.string() });

const attachmentSchema = z.object({ fileId: z.string(), kind: z.enum(["image", "document"]), name: z.string() });

const sourceSchema = z.object({
  number: z.number(),
  fileId: z.string(),
  title: z.string(),
  chunkIndex: z.number(),
  page: z.nullable(z.number()),
  excerpt: z.string(),
});
/** A passage of a file that an answer may cite by its number. */
export type Source = z.infer<typeof sourceSchema>;

const recallReasonSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("words"), words: z.array(z.string()) }),
  z.object({ type: z.literal("subject"), subject: z.enum(["name", "home", "work"]) }),
  z.object({ type: z.literal("always") }),
]);

const turnSchema = z.object({
  jobId: z.string(),
  chatId: z.string(),
  seq: z.number(),
  status: statusSchema,
  outcome: z.optional(outcomeSchema),
  reason: z.optional(z.string()),
  createdAt: z.string(),
  user: z.extend(messageSchema, { attachments: z.optional(z.array(attachmentSchema)) }),
  reply: z.nullable(messageSchema),
  approval: z.optional(z.nullable(approvalSchema)),
  tools: z.optional(z.array(toolSummarySchema)),
  /** Memories the answer was given along; an older server does not name them. */
  memories: z.optional(z.array(z.object({ id: z.string(), reason: recallReasonSchema }))),
  verdicts: z.array(verdictSchema),
  provider: z.nullable(z.string()),
  model: z.nullable(z.string()),
  demo: z.boolean(),
  fallbackReason: z.optional(z.nullable(z.string())),
  usage: z.nullable(usageSchema),
  sources: z.optional(z.array(sourceSchema)),
  /** Named by the job that opens it; null for the one that began with the chat. */
  branchId: z.nullable(z.string()),
  /** Jobs asked at this place, this one among them. */
  siblings: z.array(z.string()),
  isCutOff: z.boolean(),
  rating: z.nullable(z.enum(["up", "down"])),
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
  /** The prompt the message was made of; its title is null once it cannot be read. */
  prompt: z.optional(z.nullable(z.object({ promptId: z.string(), version: z.number(), title: z.nullable(z.string()) }))),
});
export type Trace = z.infer<typeof traceSchema>;

const replyStatusSchema = z.object({
  status: statusSchema,
  chatId: z.string(),
  content: z.nullable(z.string()),
  outcome: z.optional(outcomeSchema),
  reason: z.optional(z.string()),
});
export type ReplyStatus = z.infer<typeof replyStatusSchema>;

const PAGE_SIZE = 20;

/** What somebody who may only read has chosen to see of a chat, by a job of the branch; the server keeps what writers choose. */
const viewed = new Map<string, string>();

export function viewThrough(chatId: string, jobId: string): void {
  viewed.set(chatId, jobId);
}

/** The newest page for `cursor` null; inside a page the oldest turn comes first. */
export function listTurns(chatId: string, cursor: string | null, signal?: AbortSignal): Promise<TurnPage> {
  const branch = viewed.get(chatId);
  const where = cursor === null ? branch !== undefined && { branch } : { cursor };
  const query = new URLSearchParams({ chatId, limit: String(PAGE_SIZE), ...where });
  return requestJson(`/api/chat/turns?${query}`, turnPageSchema, { signal });
}

/** `branchId` is that of the conversation on screen; left out in a new chat. */
type SentMessage = {
  chatId: string;
  message: string;
  clientMessageId: string;
  branchId?: string | null;
  attachments?: { fileId: string }[];
  promptRef?: { promptId: string; version: number };
};

/** The same `clientMessageId` again names the same turn, so a repeated call never sends twice. */
export async function sendMessage(input: SentMessage): Promise<string> {
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
