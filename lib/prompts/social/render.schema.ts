import { z } from "zod";
import { parameterValuesSchema } from "../content.schema.ts";

export const renderTextSchema = z.strictObject({
  values: parameterValuesSchema.default({}).describe("By the names of the prompt's parameters; what is left out has its default"),
  version: z.int().min(1).optional().describe("Left out, the one that is run when nothing is said"),
});
export type RenderTextInput = z.infer<typeof renderTextSchema> & { promptId: string; signal: AbortSignal };

export const renderedTextSchema = z.object({
  promptId: z.string(),
  version: z.int(),
  instructions: z.string(),
  text: z.string(),
});
export type RenderedText = z.infer<typeof renderedTextSchema>;
