import type { RunStores } from "../prompts/runs/ports.ts";
import type { PromptParts } from "./prompt-parts.ts";

export const promptRunCollections = [] as const;

/** What was run, and what came of it. */
export function createPromptRunDeps(_parts: PromptParts): RunStores {
  return {};
}
