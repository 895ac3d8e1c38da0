import { type PromptContent, promptContentSchema } from "../content.schema.ts";
import type { PromptCategory } from "../schema.ts";
import { BUSINESS_SHELVES } from "./business-shelves.ts";
import { KNOWLEDGE_SHELVES } from "./knowledge-shelves.ts";
import { MAKING_SHELVES } from "./making-shelves.ts";
import type { ShippedPrompt, ShippedShelf } from "./shipped-prompt.ts";

const SHELVES: readonly ShippedShelf[] = [...KNOWLEDGE_SHELVES, ...MAKING_SHELVES, ...BUSINESS_SHELVES];

/** All that comes with the product. */
export const SHIPPED_PROMPTS: readonly (ShippedPrompt & { category: PromptCategory })[] = SHELVES.flatMap(({ category, prompts }) =>
  prompts.map((prompt) => ({ ...prompt, category })),
);

/** As a version keeps it, with everything that was left out filled in. */
export function contentOfShipped({ template, instructions, parameters, example }: ShippedPrompt): PromptContent {
  return promptContentSchema.parse({ template, instructions, parameters, settings: {}, example });
}
