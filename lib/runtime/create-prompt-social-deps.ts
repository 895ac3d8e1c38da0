import type { SocialStores } from "../prompts/social/ports.ts";
import type { PromptParts } from "./prompt-parts.ts";

export const promptSocialCollections = [] as const;

/** Favourites, collections, ratings and links. */
export function createPromptSocialDeps(_parts: PromptParts): SocialStores {
  return {};
}
