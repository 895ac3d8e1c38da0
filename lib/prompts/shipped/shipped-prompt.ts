import type { Parameter, ParameterValues } from "../content.schema.ts";
import type { PromptCategory, PromptLevel, PromptPattern, PromptRole } from "../schema.ts";

/** A prompt that comes with the product. Its slug makes its id, so it never changes; a new text under the same slug is a new version. */
export type ShippedPrompt = {
  slug: string;
  title: string;
  /** When to use it, in a sentence or two. */
  description: string;
  role: PromptRole;
  pattern: PromptPattern;
  level: PromptLevel;
  tags: readonly string[];
  isFeatured?: boolean;
  instructions: string;
  template: string;
  parameters: readonly ShippedParameter[];
  example: { values: ParameterValues; output: string };
};

/** `isRequired` is true where it is left out. */
export type ShippedParameter = Omit<Parameter, "isRequired" | "default"> & Partial<Pick<Parameter, "isRequired" | "default">>;

export type ShippedShelf = { category: PromptCategory; prompts: readonly ShippedPrompt[] };
