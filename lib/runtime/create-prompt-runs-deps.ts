import { createPromptCountStore, promptCountCollection } from "../prompts/runs/count.store.ts";
import type { RunStores } from "../prompts/runs/ports.ts";
import { createPromptRunStore, promptRunCollection } from "../prompts/runs/run.store.ts";
import type { PromptParts } from "./prompt-parts.ts";

export const promptRunCollections = [promptRunCollection, promptCountCollection] as const;

/** What was run, and what came of it. */
export function createPromptRunDeps({ db }: PromptParts): RunStores {
  return { promptRuns: createPromptRunStore(db), promptCounts: createPromptCountStore(db) };
}
