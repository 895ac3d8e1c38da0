import type { VersionStores } from "../prompts/versions/ports.ts";
import type { PromptParts } from "./prompt-parts.ts";

export const promptVersionCollections = [] as const;

/** Who asked for which label, and who agreed. */
export function createPromptVersionDeps(_parts: PromptParts): VersionStores {
  return {};
}
