import { z } from "zod";
import { guardActionSchema } from "../guard/policy.ts";
import { guardVerdictSchema } from "../guard/schema.ts";
import { recalledSchema } from "../knowledge/memory/schema.ts";
import { ATTACHMENTS_MAX } from "./attachments/attachment.ts";
import { toolFileSchema, toolSourceSchema } from "./tools/tool-shown.ts";

const id = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}$`), `must look like ${prefix}_ followed by 26 letters and digits`);

export const chatIdSchema = id("cht");
/** A turn is one message with its answer; outside it is called a job. */
export const jobIdSchema = id("trn");
const fileIdSchema = id("fil");
/** A version of a prompt of the library. */
const promptRefSchema = z.strictObject({ promptId: id("prm"), version: z.int().min(1) });
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
  /** The branch the writer sees, null for the trunk; left out, the one the chat shows. */
  branchId: jobIdSchema.nullable().optional(),
  /** One's own files; a message may have ten. `fileId` is short for one. */
  fileId: fileIdSchema.optional(),
  attachments: z
    .array(z.strictObject({ fileId: fileIdSchema }))
    .max(ATTACHMENTS_MAX)
    .optional(),
  /** What the message was made of; it is noted in the trace and changes nothing of the answer. */
  promptRef: promptRefSchema.optional(),
});
export const editMessageSchema = z.strictObject({
  jobId: jobIdSchema,
  message: messageSchema,
  clientMessageId: clientMessageIdSchema.optional(),
});
export const regenerateSchema = z.strictObject({ jobId: jobIdSchema, clientMessageId: clientMessageIdSchema.optional() });
export const changeWaitingSchema = z.strictObject({ jobId: jobIdSchema, message: messageSchema });
export const renameChatSchema = z.strictObject({ chatId: chatIdSchema, title: titleSchema });
const approvalIdSchema = id("tap");
const digestSchema = z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits");
export const decideToolCallSchema = z.strictObject({
  jobId: jobIdSchema,
  approvalId: approvalIdSchema,
  digest: digestSchema,
  answer: z.enum(["approved", "declined"]),
});
export const stopTurnSchema = z.strictObject({ jobId: jobIdSchema });
export const byChatSchema = z.strictObject({ chatId: chatIdSchema });
export const byJobSchema = z.strictObject({ jobId: jobIdSchema });
export const followTurnSchema = z.strictObject({ jobId: jobIdSchema, lastEventId: z.string().max(40).optional() });

const cursor = z.string().max(200).optional();
const limit = z.coerce.number().int().min(1).max(1_000).optional();
export const listChatsSchema = z.strictObject({ cursor, limit });
export const listHistorySchema = z.strictObject({ chatId: chatIdSchema, cursor, limit });
/** For reading another branch than the one the chat shows: that of a job, or "trunk", the one that began with the chat. */
const branch = z.union([jobIdSchema, z.literal("trunk")]).optional();
export const listTurnsSchema = z.strictObject({
  ...{ chatId: chatIdSchema, branch, cursor },
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

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

const spendingFields = { inputTokens: z.number(), outputTokens: z.number(), costMicros: z.number() };
export const usageStageSchema = z.enum(["guard", "retrieval", "model", "tools"]);
export type UsageStage = z.infer<typeof usageStageSchema>;
export const usageViewSchema = z.object({
  ...spendingFields,
  isEstimated: z.boolean(),
  /** The same by what it was spent on; a stage that spent nothing is left out. */
  stages: z.array(z.object({ stage: usageStageSchema, calls: z.number(), ...spendingFields })),
});
export type UsageView = z.infer<typeof usageViewSchema>;
const answerFields = {
  // Rows of before policies name no action, and the default would claim that a blocked message was let through.
  verdicts: z.array(guardVerdictSchema.extend({ action: guardActionSchema.optional() })),
  provider: z.string().nullable(),
  model: z.string().nullable(),
  demo: z.boolean(),
  /** Why the first choice of provider did not answer, as "provider: reason"; null where it did. */
  fallbackReason: z.string().nullable(),
  usage: usageViewSchema.nullable(),
};
/** A passage the answer may cite by its number; what a person wrote or read of it is theirs alone. */
export const turnSourceSchema = z.object({
  number: z.number(),
  fileId: z.string(),
  title: z.string(),
  chunkIndex: z.number(),
  page: z.number().nullable(),
  excerpt: z.string(),
});
export type TurnSource = z.infer<typeof turnSourceSchema>;
const attachmentSchema = z.object({ fileId: fileIdSchema, kind: z.enum(["image", "document"]), name: z.string() });
const sideSchema = z.object({ id: z.string(), content: z.string(), createdAt: time });
/** A call that waits for its person. `digest` names exactly this call; the answer to the question repeats it. */
const approvalViewSchema = z.object({
  id: approvalIdSchema,
  tool: z.string(),
  digest: digestSchema,
  fields: z.array(z.object({ label: z.string(), text: z.string() })),
  expiresAt: time,
});
export type ApprovalView = z.infer<typeof approvalViewSchema>;
/** One use of a tool, without its words. */
const toolSummarySchema = z.object({
  key: z.string(),
  tool: z.string(),
  state: z.enum(["running", "done", "failed", "refused", "withheld", "uncertain"]),
  decision: z.string().nullable(),
  isSample: z.boolean(),
  sources: z.number(),
  files: z.number(),
  durationMs: z.number().nullable(),
  costMicros: z.number(),
});
export type ToolSummary = z.infer<typeof toolSummarySchema>;
export const turnViewSchema = z.object({
  jobId: jobIdSchema,
  chatId: chatIdSchema,
  seq: z.number(),
  status: turnStatusSchema,
  outcome: turnOutcomeSchema.optional(),
  reason: z.string().optional(),
  createdAt: time,
  user: sideSchema.extend({ attachments: z.array(attachmentSchema) }),
  reply: sideSchema.nullable(),
  /** Named by the job that opens it; null for the trunk. */
  branchId: jobIdSchema.nullable(),
  /** Jobs asked at this place of the conversation, this one among them, oldest first. */
  siblings: z.array(jobIdSchema),
  approval: approvalViewSchema.nullable(),
  tools: z.array(toolSummarySchema),
  /** The answer ends in the middle and may go on. */
  isCutOff: z.boolean(),
  /** Passages of files that the answer may cite as [number]. */
  sources: z.array(turnSourceSchema),
  /** What its person has said of the answer. */
  rating: z.enum(["up", "down"]).nullable(),
  /** Memories the answer was given along, and why each. */
  memories: recalledSchema,
  ...answerFields,
});
export type TurnView = z.infer<typeof turnViewSchema>;

/** One use of a tool with its words: for the person whose conversation it is. */
export const toolCallSchema = toolSummarySchema.extend({
  arguments: z.string(),
  /** Null while it runs. */
  result: z.string().nullable(),
  verdict: z.string().nullable(),
  sources: z.array(toolSourceSchema),
  files: z.array(toolFileSchema),
});
export type ToolCallView = z.infer<typeof toolCallSchema>;

/** Of all branches of a chat together. `usage` null before anything was counted. */
export const chatTotalsSchema = z.object({ chatId: chatIdSchema, messages: z.number(), usage: usageViewSchema.nullable() });
export type ChatTotals = z.infer<typeof chatTotalsSchema>;

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
  /** The prompt of the library the message was made of; its title is null once it cannot be read any more. */
  prompt: z.object({ promptId: z.string(), version: z.number(), title: z.string().nullable() }).nullable(),
  ...answerFields,
});
export type TraceView = z.infer<typeof traceSchema>;

export const pageOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });
