import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";

/** What one person thinks of a prompt, in stars from 1 to 5. */
export type RatingRecord = { _id: string; orgId: string; userId: string; promptId: string; stars: number; at: Date };

export const ratingCollection = defineCollection<RatingRecord>({
  name: "prompt_ratings",
  indexes: [{ key: { orgId: 1, promptId: 1 } }],
});

type Of = { userId: string; promptId: string };

/** Without the organization: whoever is in several, or founds some, still has one voice. */
export function ratingIdOf({ userId, promptId }: Of): string {
  return `${promptId}:${userId}`;
}

export type RatingStore = ReturnType<typeof createRatingStore>;

export function createRatingStore(db: Database) {
  const ratings = db.collection(ratingCollection);
  return {
    find: (orgId: string, of: Of, session?: ClientSession): Promise<RatingRecord | null> =>
      ratings.findOne({ _id: ratingIdOf(of), orgId }, session && { session }),
    /** False where the person has rated the prompt in another organization. */
    put: (orgId: string, { stars, at, ...of }: Of & { stars: number; at: Date }, session: ClientSession): Promise<boolean> =>
      db.isInserted(
        ratings.updateOne({ _id: ratingIdOf(of), orgId }, { $set: { stars, at }, $setOnInsert: of }, { upsert: true, session }),
      ),
    listAmong: (orgId: string, userId: string, promptIds: readonly string[]): Promise<Pick<RatingRecord, "promptId" | "stars">[]> =>
      ratings
        .find({ _id: { $in: promptIds.map((promptId) => ratingIdOf({ userId, promptId })) }, orgId })
        .project<Pick<RatingRecord, "promptId" | "stars">>({ _id: 0, promptId: 1, stars: 1 })
        .toArray(),
    async deleteOfPrompt(orgId: string, promptId: string, session?: ClientSession): Promise<void> {
      await ratings.deleteMany({ orgId, promptId }, session && { session });
    },
  };
}
