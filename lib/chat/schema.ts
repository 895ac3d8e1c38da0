import { z } from "zod";

const id = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}$`), `must look like ${prefix}_ followed by 26 letters and digits`);

export const chatIdSchema = id("cht");
/** A turn is one message with its answer; outside it is called a job. */
export const jobIdSchema = id("trn");
export const clientMessageIdSchema = z.string().regex(/^[\w-]{8,64}$/, "8 to 64 letters, digits, - or _");
export const titleSchema = z.string().trim().min(1, "must not be empty").max(120);
export const MESSAGE_MAX_CHARS = 32_000;
export const messageSchema = z
  .string()
  .max(MESSAGE_MAX_CHARS, `may have at most ${MESSAGE_MAX_CHARS} characters`)
  .refine((text) => text.trim().length > 0, "must not be empty")
  .refine((text) => text.isWellFormed(), "must be well-formed Unicode");

export const createChatSchema = z.strictObject({ title: titleSchema.optional() });
export const sendMessageSchema = z.strictObject({
  chatId: chatIdSchema,
  message: messageSchema,
  clientMessageId: clientMessageIdSchema.optional(),
});
export const regenerateSchema = z.strictObject({ jobId: jobIdSchema, clientMessageId: clientMessageIdSchema.optional() });
export const renameChatSchema = z.strictObject({ chatId: chatIdSchema, title: titleSchema });
export const stopTurnSchema = z.strictObject({ jobId: jobIdSchema });
export const byChatSchema = z.strictObject({ chatId: chatIdSchema });
export const byJobSchema = z.strictObject({ jobId: jobIdSchema });
export const followTurnSchema = z.strictObject({ jobId: jobIdSchema, lastEventId: z.string().max(40).optional() });

const cursor = z.string().max(200).optional();
const limit = z.coerce.number().int().min(1).max(1_000).optional();
export const listChatsSchema = z.strictObject({ cursor, limit });
export const listHistorySchema = z.strictObject({ chatId: chatIdSchema, cursor, limit });
export const listTurnsSchema = z.strictObject({ chatId: chatIdSchema, cursor, limit: z.coerce.number().int().min(1).max(100).default(30) });

export const turnOutcomeSchema = z.enum(["answered", "blocked", "cancelled"]);
export type TurnOutcome = z.infer<typeof turnOutcomeSchema>;
export const turnStatusSchema = z.enum(["queued", "processing", "completed", "failed"]);
export type TurnStatus = z.infer<typeof turnStatusSchema>;

const time = z.iso.datetime();
export const acceptedSchema = z.object({ jobId: jobIdSchema, status: z.literal("queued"), message: z.string() });
export type Accepted = z.infer<typeof acceptedSchema>;
export const chatSchema = z.object({ id: chatIdSchema, title: z.string(), createdAt: time });
export type Chat = z.infer<typeof chatSchema>;
export const historyMessageSchema = z.object({ id: z.string(), role: z.enum(["user", "assistant"]), content: z.string(), createdAt: time });
export type HistoryMessage = z.infer<typeof historyMessageSchema>;
export const statusSchema = z.object({
  status: turnStatusSchema,
  content: z.string(),
  chatId: chatIdSchema,
  outcome: turnOutcomeSchema.optional(),
  reason: z.string().optional(),
});
export type StatusView = z.infer<typeof statusSchema>;

export const verdictSchema = z.object({
  stage: z.enum(["guard_in", "guard_out"]),
  verdict: z.enum(["SAFE", "UNSAFE", "JAILBREAK", "PII_LEAK"]),
  score: z.number(),
  reasons: z.array(z.object({ code: z.string(), text: z.string() })),
  redactions: z.array(z.object({ kind: z.string(), count: z.number() })),
  rulesVersion: z.string(),
  latencyMs: z.number(),
});
export type Verdict = z.infer<typeof verdictSchema>;
export const usageViewSchema = z.object({
  inputTokens: z.number(),
  outputTokens: z.number(),
  costMicros: z.number(),
  isEstimated: z.boolean(),
});
export type UsageView = z.infer<typeof usageViewSchema>;
const answerFields = {
  verdicts: z.array(verdictSchema),
  provider: z.string().nullable(),
  model: z.string().nullable(),
  demo: z.boolean(),
  /** Why the first choice of provider did not answer, as "provider: reason"; null where it did. */
  fallbackReason: z.string().nullable(),
  usage: usageViewSchema.nullable(),
};
const sideSchema = z.object({ id: z.string(), content: z.string(), createdAt: time });
export const turnViewSchema = z.object({
  jobId: jobIdSchema,
  chatId: chatIdSchema,
  seq: z.number(),
  status: turnStatusSchema,
  outcome: turnOutcomeSchema.optional(),
  reason: z.string().optional(),
  createdAt: time,
  user: sideSchema,
  reply: sideSchema.nullable(),
  ...answerFields,
});
export type TurnView = z.infer<typeof turnViewSchema>;

export const traceSchema = z.object({
  jobId: jobIdSchema,
  status: turnStatusSchema,
  outcome: turnOutcomeSchema.optional(),
  reason: z.string().optional(),
  attempts: z.number(),
  createdAt: time,
  finishedAt: time.nullable(),
  stages: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      startedAt: time,
      durationMs: z.number().nullable(),
      state: z.enum(["done", "running", "uncertain", "skipped"]),
      detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    }),
  ),
  events: z.array(z.object({ at: time, type: z.string(), text: z.string() })),
  ...answerFields,
});
export type TraceView = z.infer<typeof traceSchema>;

export const pageOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });
