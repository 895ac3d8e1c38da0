import { createLabelMoveStore, labelMoveCollection } from "../prompts/versions/labels/label-move.store.ts";
import type { VersionStores } from "../prompts/versions/ports.ts";
import { createPromotionStore, promotionCollection } from "../prompts/versions/promotions/promotion.store.ts";
import type { PromptParts } from "./prompt-parts.ts";

export const promptVersionCollections = [labelMoveCollection, promotionCollection] as const;

/** Where labels have been, who asked for which, and who agreed. */
export function createPromptVersionDeps({ db }: PromptParts): VersionStores {
  return { promptLabelMoves: createLabelMoveStore(db), promptPromotions: createPromotionStore(db) };
}
