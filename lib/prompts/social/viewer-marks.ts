import { userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { FavouriteStore } from "./favourite.store.ts";
import type { RatingStore } from "./rating.store.ts";

export type ViewerMarks = { isFavourite: boolean; ownRating: number | null };
type MarkStores = { promptFavourites: FavouriteStore; promptRatings: RatingStore };

/** What the reader has said of these prompts, in two bounded reads for a whole page of them. */
export async function viewerMarks(ctx: Context<MarkStores>, promptIds: readonly string[]): Promise<(promptId: string) => ViewerMarks> {
  const { orgId, deps } = ctx;
  if (promptIds.length === 0) return () => ({ isFavourite: false, ownRating: null });
  const userId = userIdOf(ctx);
  const [kept, rated] = await Promise.all([
    deps.promptFavourites.listAmong(orgId, userId, promptIds),
    deps.promptRatings.listAmong(orgId, userId, promptIds),
  ]);
  const favourites = new Set(kept);
  const stars = new Map(rated.map((rating) => [rating.promptId, rating.stars]));
  return (promptId) => ({ isFavourite: favourites.has(promptId), ownRating: stars.get(promptId) ?? null });
}
