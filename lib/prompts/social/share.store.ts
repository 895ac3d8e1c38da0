import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";

/** A copy of one version that whoever holds the link can read. `title` and `sealed` are encrypted, `sealed` under the token as well. */
export type PromptShareRecord = {
  _id: string;
  orgId: string;
  userId: string;
  promptId: string;
  version: number;
  tokenHash: string;
  title: string;
  /** null once it was taken back. */
  sealed: string | null;
  views: number;
  at: Date;
  expiresAt: Date;
  revokedAt: Date | null;
};

/** Its line in the list outlives the link by a month. */
const KEPT_SECONDS = 30 * 86_400;

export const promptShareCollection = defineCollection<PromptShareRecord>({
  name: "prompt_shares",
  indexes: [
    { key: { tokenHash: 1 }, unique: true },
    { key: { orgId: 1, userId: 1, promptId: 1, ...NEWEST_FIRST } },
    { key: { orgId: 1, userId: 1, revokedAt: 1, expiresAt: 1 } },
    { key: { orgId: 1, promptId: 1, ...NEWEST_FIRST } },
    { key: { expiresAt: 1 }, expireAfterSeconds: KEPT_SECONDS },
  ],
});

export type PromptShareStore = ReturnType<typeof createPromptShareStore>;

export function createPromptShareStore(db: Database) {
  const shares = db.collection(promptShareCollection);
  return {
    async insert(record: PromptShareRecord, session: ClientSession): Promise<void> {
      await shares.insertOne(record, { session });
    },
    /** The link says which record it is of, and the record says whose. */
    findByToken: (tokenHash: string): Promise<PromptShareRecord | null> => shares.findOne({ tokenHash }),
    find: (orgId: string, id: string): Promise<PromptShareRecord | null> =>
      shares.findOne({ _id: id, orgId }, { projection: { sealed: 0 } }),
    /** Everybody's links to a prompt, newest first, without the copies. */
    listOfPrompt: (orgId: string, promptId: string, page: TimePage): Promise<PromptShareRecord[]> =>
      shares
        .find({ orgId, promptId, ...olderThan(page.after) })
        .project<PromptShareRecord>({ sealed: 0 })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),
    listOwn: (orgId: string, { userId, promptId }: { userId: string; promptId: string }, page: TimePage): Promise<PromptShareRecord[]> =>
      shares
        .find({ orgId, userId, promptId, ...olderThan(page.after) })
        .project<PromptShareRecord>({ sealed: 0 })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),
    /** Ids only, so that looking costs no more than the bound. */
    async countOpenUpTo(orgId: string, userId: string, now: Date, most: number): Promise<number> {
      const open = shares.find({ orgId, userId, expiresAt: { $gt: now }, revokedAt: null }).project({ _id: 1 });
      return (await open.limit(most).toArray()).length;
    },
    async countView(orgId: string, id: string): Promise<void> {
      await shares.updateOne({ _id: id, orgId }, { $inc: { views: 1 } });
    },
    /** The copy goes at once. False for one that was taken back before. */
    async revoke(orgId: string, { id, at }: { id: string; at: Date }, session: ClientSession): Promise<boolean> {
      const { matchedCount } = await shares.updateOne(
        { _id: id, orgId, revokedAt: null },
        { $set: { revokedAt: at, sealed: null } },
        { session },
      );
      return matchedCount === 1;
    },
    async deleteOfPrompt(orgId: string, promptId: string, session?: ClientSession): Promise<void> {
      await shares.deleteMany({ orgId, promptId }, session && { session });
    },
  };
}
