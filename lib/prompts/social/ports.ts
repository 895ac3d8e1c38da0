import type { CollectionStore } from "./collection.store.ts";
import type { CollectionItemStore } from "./collection-item.store.ts";
import type { FavouriteStore } from "./favourite.store.ts";
import type { RatingStore } from "./rating.store.ts";
import type { PromptShareStore } from "./share.store.ts";

export type SocialStores = {
  promptFavourites: FavouriteStore;
  promptRatings: RatingStore;
  promptCollections: CollectionStore;
  promptCollectionItems: CollectionItemStore;
  promptShares: PromptShareStore;
};
