import { z } from "zod";

const place = z.coerce.number().int().max(100_000_000);

/** Characters of the extracted text, as passages name them; one answer holds 60,000. */
export const fileTextQuerySchema = z.strictObject({ from: place.min(0).default(0), to: place.min(1).optional() });

export const blockMarkSchema = z.object({
  type: z.enum(["heading", "paragraph", "list", "table", "code"]),
  level: z.int().optional(),
  page: z.int().optional(),
  sheet: z.string().optional(),
  start: z.int(),
  end: z.int(),
});

/** What is kept of a piece of text. */
export const textContentSchema = z.object({ text: z.string(), blocks: z.array(blockMarkSchema) });

/** `blocks` are those with a character in the range, their places counted in the whole text. */
export const fileTextSchema = z.object({
  fileId: z.string(),
  text: z.string(),
  from: z.int(),
  to: z.int(),
  chars: z.int(),
  pages: z.int().nullable(),
  blocks: z.array(blockMarkSchema),
});
export type FileText = z.infer<typeof fileTextSchema>;
