import { z } from "zod";

const fileIdSchema = z.string().regex(/^fil_[0-9A-HJKMNP-TV-Z]{26}$/, "must look like fil_ followed by 26 letters and digits");

export const QUESTION_MAX_CHARS = 2_000;
export const askFileSchema = z.strictObject({
  fileId: fileIdSchema,
  question: z
    .string()
    .max(QUESTION_MAX_CHARS, `may have at most ${QUESTION_MAX_CHARS} characters`)
    .refine((text) => text.trim().length > 0, "must not be empty")
    .refine((text) => text.isWellFormed(), "must be well-formed Unicode"),
});

export const passagesOfFileSchema = z.object({ fileId: fileIdSchema });
export const readPassagesSchema = z.strictObject({
  /** The passage in the middle. */
  around: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

const place = { chunkIndex: z.number(), page: z.number().nullable(), headings: z.array(z.string()) };

export const fileAnswerSchema = z.object({
  answer: z.string(),
  /** Passages the answer names by their numbers, in the order of the numbers. */
  citations: z.array(
    z.object({
      number: z.number(),
      fileId: fileIdSchema,
      fileName: z.string(),
      ...place,
      text: z.string(),
      start: z.number(),
      end: z.number(),
    }),
  ),
  demo: z.boolean(),
});
export type FileAnswer = z.infer<typeof fileAnswerSchema>;

export const filePassagesSchema = z.object({
  fileId: fileIdSchema,
  fileName: z.string(),
  /** Neighbours in reading order; what two of them share stands in the first alone. */
  items: z.array(z.object({ ...place, text: z.string() })),
  hasBefore: z.boolean(),
  hasAfter: z.boolean(),
});
export type FilePassages = z.infer<typeof filePassagesSchema>;
