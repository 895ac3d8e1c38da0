import { collectionCollection, createCollectionStore } from "../prompts/social/collection.store.ts";
import { collectionItemCollection, createCollectionItemStore } from "../prompts/social/collection-item.store.ts";
import { createFavouriteStore, favouriteCollection } from "../prompts/social/favourite.store.ts";
import type { SocialStores } from "../prompts/social/ports.ts";
import { createRatingStore, ratingCollection } from "../prompts/social/rating.store.ts";
import { createPromptShareStore, promptShareCollection } from "../prompts/social/share.store.ts";
import type { PromptParts } from "./prompt-parts.ts";

export const promptSocialCollections = [
  favouriteCollection,
  ratingCollection,
  collectionCollection,
  collectionItemCollection,
  promptShareCollection,
] as const;

/** Favourites, collections, ratings and links. */
export function createPromptSocialDeps({ db }: PromptParts): SocialStores {
  return {
    promptFavourites: createFavouriteStore(db),
    promptRatings: createRatingStore(db),
    promptCollections: createCollectionStore(db),
    promptCollectionItems: createCollectionItemStore(db),
    promptShares: createPromptShareStore(db),
  };
}
