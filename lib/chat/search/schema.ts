import { z } from "zod";
import { memoryIdSchema } from "../../knowledge/memory/schema.ts";
import { fileIdSchema } from "../../knowledge/schema.ts";
import { chatIdSchema, jobIdSchema } from "../schema.ts";

export const SEARCH_TYPES = ["chat", "message", "file", "memory"] as const;
export type SearchType = (typeof SEARCH_TYPES)[number];

export const searchSchema = z.strictObject({
  q: z.string().trim().min(1, "must not be empty").max(200, "may have at most 200 characters"),
  /** Separated by commas; everything where it is left out. */
  types: z
    .string()
    .max(60)
    .transform((text) => [...new Set(text.split(","))])
    .pipe(z.array(z.enum(SEARCH_TYPES)).min(1))
    .optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export type SearchInput = z.infer<typeof searchSchema>;

/** `marks` are places in `text`, in UTF-16 units. */
const snippetSchema = z.object({ text: z.string(), marks: z.array(z.object({ start: z.int(), end: z.int() })) });
const found = { at: z.iso.datetime(), snippet: snippetSchema };

export const searchHitSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("chat"), id: chatIdSchema, chatId: chatIdSchema, ...found }),
  z.object({
    type: z.literal("message"),
    id: z.string(),
    chatId: chatIdSchema,
    chatTitle: z.string(),
    jobId: jobIdSchema,
    role: z.enum(["user", "assistant"]),
    ...found,
  }),
  z.object({ type: z.literal("file"), id: fileIdSchema, ...found }),
  z.object({ type: z.literal("memory"), id: memoryIdSchema, ...found }),
]);
export type SearchHit = z.infer<typeof searchHitSchema>;

export const searchPageSchema = z.object({
  items: z.array(searchHitSchema),
  nextCursor: z.string().nullable(),
  /** False while messages of before there was a search are still being indexed. */
  isComplete: z.boolean(),
});
export type SearchPage = z.infer<typeof searchPageSchema>;
