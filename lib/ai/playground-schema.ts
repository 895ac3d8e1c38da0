import { z } from "zod";

export const PROMPT_MAX_CHARS = 32_000;
export const SYSTEM_MAX_CHARS = 8_000;
export const OUTPUT_TOKENS_MAX = 32_000;

const wellFormed = (max: number) =>
  z
    .string()
    .max(max, `may have at most ${max} characters`)
    .refine((text) => text.isWellFormed(), "must be well-formed Unicode");

/** One question to one model: a comparison asks once for each, so that none waits for another. */
export const askPlaygroundSchema = z.strictObject({
  prompt: wellFormed(PROMPT_MAX_CHARS).refine((text) => text.trim().length > 0, "must not be empty"),
  /** "provider/model"; left out, the deployment's choice. */
  model: z.string().min(1).max(240).optional(),
  system: wellFormed(SYSTEM_MAX_CHARS).optional(),
  temperature: z.number().min(0).max(2).optional(),
  maxOutputTokens: z.int().min(1).max(OUTPUT_TOKENS_MAX).optional(),
});
export type AskPlaygroundInput = z.infer<typeof askPlaygroundSchema>;
