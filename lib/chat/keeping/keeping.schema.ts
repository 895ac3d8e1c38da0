import { z } from "zod";
import { chatIdSchema, chatSchema } from "../schema.ts";

// How a person keeps their chats in order: pins, an archive, tags and projects.

const id = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}$`), `must look like ${prefix}_ followed by 26 letters and digits`);

export const projectIdSchema = id("prj");
export const tagIdSchema = id("tag");

/** What one chat carries at most; more would be no help in finding it. */
const TAGS_PER_CHAT = 20;

export const keptChatSchema = chatSchema.extend({
  activeAt: z.iso.datetime(),
  isPinned: z.boolean(),
  isArchived: z.boolean(),
  projectId: projectIdSchema.nullable(),
  tagIds: z.array(tagIdSchema),
});
export type KeptChat = z.infer<typeof keptChatSchema>;

export const shelfSchema = z.enum(["active", "archived", "all"]);
export const chatFilterSchema = {
  shelf: shelfSchema.default("active"),
  isPinned: z.stringbool().optional(),
  projectId: projectIdSchema.optional(),
  tagId: tagIdSchema.optional(),
};

export const keepChatSchema = z.strictObject({
  chatId: chatIdSchema,
  isPinned: z.boolean().optional(),
  isArchived: z.boolean().optional(),
  projectId: projectIdSchema.nullable().optional(),
  tagIds: z.array(tagIdSchema).max(TAGS_PER_CHAT, `may name at most ${TAGS_PER_CHAT} tags`).optional(),
});
export type KeepChatInput = z.infer<typeof keepChatSchema>;

export const TAG_COLORS = ["grey", "indigo", "teal", "pink", "ochre", "blue", "brown", "slate"] as const;
export const tagColorSchema = z.enum(TAG_COLORS);
export type TagColor = z.infer<typeof tagColorSchema>;

const nameSchema = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(40, "may have at most 40 characters")
  .refine((text) => text.isWellFormed(), "must be well-formed Unicode");

export const createTagSchema = z.strictObject({ name: nameSchema, color: tagColorSchema.default("grey") });
export type CreateTagInput = z.infer<typeof createTagSchema>;
export const updateTagSchema = z.strictObject({ name: nameSchema.optional(), color: tagColorSchema.optional() });
export const byTagSchema = z.strictObject({ tagId: tagIdSchema });
export const mergeTagSchema = z.strictObject({ intoTagId: tagIdSchema });

export const tagSchema = z.object({ id: tagIdSchema, name: z.string(), color: tagColorSchema });
export type Tag = z.infer<typeof tagSchema>;
export const tagListSchema = z.object({ items: z.array(tagSchema) });
