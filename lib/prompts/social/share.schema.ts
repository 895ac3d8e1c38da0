import { z } from "zod";
import { parameterSchema, parameterValuesSchema } from "../content.schema.ts";

const HOURS_MAX = 90 * 24;
export const EXPIRES_DEFAULT_HOURS = 7 * 24;
const shareIdSchema = z.string().regex(/^psh_[0-9A-HJKMNP-TV-Z]{26}$/, "must look like psh_ followed by 26 letters and digits");
const time = z.iso.datetime();

export const createShareSchema = z.strictObject({
  /** Left out, the version that runs. */
  version: z.int().min(1).optional(),
  expiresInHours: z.int().min(1).max(HOURS_MAX).default(EXPIRES_DEFAULT_HOURS),
});
export type CreateShareInput = z.infer<typeof createShareSchema> & { promptId: string };
export const byShareSchema = z.strictObject({ shareId: shareIdSchema });
export const listSharesSchema = z.strictObject({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type ListSharesInput = z.infer<typeof listSharesSchema>;

const TOKEN_CHARS = 43;
export const openShareSchema = z.strictObject({ token: z.string().max(TOKEN_CHARS) });

const shareSchema = z.object({
  id: shareIdSchema,
  promptId: z.string(),
  version: z.number(),
  title: z.string(),
  userId: z.string(),
  createdAt: time,
  expiresAt: time,
  state: z.enum(["open", "expired", "revoked"]),
  views: z.number(),
});
export type Share = z.infer<typeof shareSchema>;
export const sharePageSchema = z.object({ items: z.array(shareSchema), nextCursor: z.string().nullable() });
/** `token` is told once: what is stored cannot be turned back into it. */
export const newShareSchema = z.object({ share: shareSchema, token: z.string() });

/** What stands behind a link: the words, with what they include already in their place, and nothing that names a person or an organization. */
export const sharedPromptSchema = z.object({
  title: z.string(),
  description: z.string(),
  version: z.number(),
  template: z.string(),
  instructions: z.string(),
  parameters: z.array(parameterSchema),
  example: z.object({ values: parameterValuesSchema, output: z.string() }).nullable(),
});
export type PromptSnapshot = z.infer<typeof sharedPromptSchema>;
export const openedShareSchema = sharedPromptSchema.extend({ sharedAt: time, expiresAt: time });
export type OpenedShare = z.infer<typeof openedShareSchema>;
