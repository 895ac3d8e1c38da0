import type { LibraryStores } from "../prompts/library/ports.ts";
import { createPromptStore, promptCollection } from "../prompts/library/prompt.store.ts";
import { createPromptVersionStore, promptVersionCollection } from "../prompts/versions/version.store.ts";
import type { PromptParts } from "./prompt-parts.ts";

export const promptLibraryCollections = [promptCollection, promptVersionCollection] as const;

/** Prompts and their versions. */
export function createPromptLibraryDeps({ db }: PromptParts): LibraryStores {
  return {
    prompts: createPromptStore(db),
    promptVersions: createPromptVersionStore(db),
  };
}
