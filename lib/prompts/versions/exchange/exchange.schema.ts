import { z } from "zod";
import { promptContentSchema } from "../../content.schema.ts";
import { promptHeadSchema } from "../../library/prompt.schema.ts";
import { PROMPT_CATEGORIES, TITLE_MAX } from "../../schema.ts";
import { assertionsSchema } from "../../tests/assertion.schema.ts";
import { testRowInputSchema } from "../../tests/test-set.schema.ts";

export const IMPORT_MAX_CHARS = 256_000;
const FORMATS = ["json", "promptfoo"] as const;

export const exportPathSchema = z.strictObject({ promptId: z.string().min(1).max(64) });
export const exportQuerySchema = z.strictObject({
  format: z.enum(FORMATS).default("json"),
  version: z.coerce.number().int().min(1).optional().describe("Left out, the one that is run when nothing is said"),
  testSet: z.string().max(64).optional().describe("The id of the test set that goes along; left out, the newest"),
});
export type ExportInput = z.infer<typeof exportQuerySchema> & { promptId: string };

export const importSchema = z.strictObject({
  format: z.enum(FORMATS),
  text: z.string().min(1).max(IMPORT_MAX_CHARS),
  title: z.string().trim().min(1).max(TITLE_MAX).optional().describe("In place of what the file says"),
  category: z.enum(PROMPT_CATEGORIES).default("operations").describe("For a file that names none"),
});
export type ImportInput = z.infer<typeof importSchema>;

export const importedSchema = z.object({
  promptId: z.string(),
  testSetId: z.string().nullable(),
  rows: z.int(),
  notTakenOver: z.array(z.string()).describe("What of the file has no place here"),
});
export type Imported = z.infer<typeof importedSchema>;

const testsSchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  passThreshold: z.number().min(0).max(1),
  assertions: assertionsSchema,
  rows: z.array(testRowInputSchema).max(5_000),
});
export type ExchangedTests = z.infer<typeof testsSchema>;

/** A prompt as a file of ours. What it includes is named, not held. */
export const promptFileSchema = z.strictObject({
  format: z.literal("aegis-prompt"),
  formatVersion: z.literal(1),
  head: promptHeadSchema,
  content: promptContentSchema,
  tests: testsSchema.nullable().default(null),
});
export type PromptFile = z.infer<typeof promptFileSchema>;
