import type { LibraryStores } from "../prompts/library/ports.ts";
import type { PromptParts } from "./prompt-parts.ts";

export const promptLibraryCollections = [] as const;

/** Prompts and their versions. */
export function createPromptLibraryDeps(_parts: PromptParts): LibraryStores {
  return {};
}
