import type { TestStores } from "../prompts/tests/ports.ts";
import type { PromptParts } from "./prompt-parts.ts";

export const promptTestCollections = [] as const;

/** Test sets and evaluations. */
export function createPromptTestDeps(_parts: PromptParts): TestStores {
  return {};
}
