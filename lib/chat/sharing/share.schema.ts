import { z } from "zod";
import { chatIdSchema } from "../schema.ts";

const shareIdSchema = z.string().regex(/^shr_[0-9A-HJKMNP-TV-Z]{26}$/, "must look like shr_ followed by 26 letters and digits");
const EXPIRES_MAX_DAYS = 30;
export const EXPIRES_DEFAULT_DAYS = 7;
const time = z.iso.datetime();

export const createShareSchema = z.strictObject({
  chatId: chatIdSchema,
  expiresInDays: z.int().min(1).max(EXPIRES_MAX_DAYS).default(EXPIRES_DEFAULT_DAYS),
  /** Personal data is cut out of the copy. */
  hidesPersonalData: z.boolean().default(true),
});
export type CreateShareInput = z.infer<typeof createShareSchema>;
export const byShareSchema = z.strictObject({ shareId: shareIdSchema });
export const listSharesSchema = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListSharesInput = z.infer<typeof listSharesSchema>;

const TOKEN_CHARS = 43;
export const openShareSchema = z.strictObject({ token: z.string().max(TOKEN_CHARS) });

export const shareSchema = z.object({
  id: shareIdSchema,
  chatId: chatIdSchema,
  title: z.string(),
  createdAt: time,
  expiresAt: time,
  state: z.enum(["open", "expired", "revoked"]),
  views: z.number(),
  messages: z.number(),
  isRedacted: z.boolean(),
});
export type Share = z.infer<typeof shareSchema>;
/** `token` is told once: what is stored cannot be turned back into it. */
export const newShareSchema = z.object({ share: shareSchema, token: z.string() });

export const sharePreviewSchema = z.object({
  isAllowed: z.boolean(),
  messages: z.number(),
  characters: z.number(),
  /** What the guard would cut if asked to, and secrets, which it cuts in any case. */
  findings: z.array(z.object({ kind: z.string(), count: z.number() })),
});
export type SharePreview = z.infer<typeof sharePreviewSchema>;

/** What stands behind a link: the words and their order, and nothing that names a person, an organization or a record. */
export const snapshotSchema = z.object({
  title: z.string(),
  messages: z.array(z.object({ role: z.enum(["user", "assistant"]), content: z.string(), createdAt: time })),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

export const sharedChatSchema = snapshotSchema.extend({ sharedAt: time, expiresAt: time, isRedacted: z.boolean() });
export type SharedChat = z.infer<typeof sharedChatSchema>;
