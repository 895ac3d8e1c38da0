import { z } from "zod";
import { chatIdSchema } from "../schema.ts";

// The product's own format of a conversation outside of it. A later version adds fields or raises `version`; what reads one names
// the versions it knows. Messages form a tree: each names the one it follows, so that edited messages keep what stood beside them.

export const CHAT_COPY_FORMAT = "aegis.chat";
export const CHAT_COPY_VERSION = 1;

const time = z.iso.datetime();
const copiedMessageSchema = z.object({
  id: z.string(),
  /** Null for the first message of a conversation. */
  parentId: z.string().nullable(),
  role: z.enum(["user", "assistant"]),
  content: z.string(),
  createdAt: time,
  /** Of an answer: who gave it. */
  provider: z.string().optional(),
  model: z.string().optional(),
  isDemo: z.boolean().optional(),
});
export type CopiedMessage = z.infer<typeof copiedMessageSchema>;

export const chatCopySchema = z.object({
  format: z.literal(CHAT_COPY_FORMAT),
  version: z.literal(CHAT_COPY_VERSION),
  exportedAt: time,
  chat: z.object({
    id: z.string(),
    title: z.string(),
    createdAt: time,
    project: z.string().nullable(),
    tags: z.array(z.string()),
  }),
  /** The last message of the conversation as it is shown. */
  shownMessageId: z.string().nullable(),
  messages: z.array(copiedMessageSchema),
});
export type ChatCopy = z.infer<typeof chatCopySchema>;

export const exportFormatSchema = z.enum(["json", "markdown"]);
export const exportChatSchema = z.strictObject({ chatId: chatIdSchema, format: exportFormatSchema.default("json") });
