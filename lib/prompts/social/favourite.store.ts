import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";

/** That a person keeps a prompt at hand, in one of their organizations. */
export type FavouriteRecord = {
  _id: string;
  orgId: string;
  userId: string;
  promptId: string;
  /** Whose the prompt is: where it is counted, also once its reader may not read it any more. */
  promptOrgId: string;
  at: Date;
};

export const favouriteCollection = defineCollection<FavouriteRecord>({
  name: "prompt_favourites",
  indexes: [{ key: { orgId: 1, userId: 1, ...NEWEST_FIRST } }, { key: { orgId: 1, promptId: 1 } }],
});

/** Made of what it says, so that marking a prompt twice at once marks it once. */
export function favouriteIdOf(orgId: string, { userId, promptId }: { userId: string; promptId: string }): string {
  return `${orgId}:${userId}:${promptId}`;
}

export type FavouriteStore = ReturnType<typeof createFavouriteStore>;

export function createFavouriteStore(db: Database) {
  const favourites = db.collection(favouriteCollection);
  return {
    /** False for one that was there already. */
    async put(orgId: string, of: Omit<FavouriteRecord, "_id" | "orgId">, session: ClientSession): Promise<boolean> {
      const _id = favouriteIdOf(orgId, of);
      const { upsertedCount } = await favourites.updateOne({ _id, orgId }, { $setOnInsert: of }, { upsert: true, session });
      return upsertedCount === 1;
    },
    /** What stood there; null for nothing. */
    delete: (orgId: string, of: { userId: string; promptId: string }, session: ClientSession): Promise<FavouriteRecord | null> =>
      favourites.findOneAndDelete({ _id: favouriteIdOf(orgId, of), orgId }, { session }),
    list: (orgId: string, userId: string, page: TimePage): Promise<FavouriteRecord[]> =>
      favourites
        .find({ orgId, userId, ...olderThan(page.after) })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),
    /** Which of these are among the person's. */
    async listAmong(orgId: string, userId: string, promptIds: readonly string[]): Promise<string[]> {
      const ids = promptIds.map((promptId) => favouriteIdOf(orgId, { userId, promptId }));
      const found = favourites.find({ _id: { $in: ids }, orgId }).project<Pick<FavouriteRecord, "promptId">>({ _id: 0, promptId: 1 });
      return (await found.toArray()).map(({ promptId }) => promptId);
    },
    /** Those of the prompt's own organization; a stranger's mark leads nowhere from then on. */
    async deleteOfPrompt(orgId: string, promptId: string, session?: ClientSession): Promise<void> {
      await favourites.deleteMany({ orgId, promptId }, session && { session });
    },
  };
}
