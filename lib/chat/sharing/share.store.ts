import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";

/** A copy of a conversation that whoever holds the link can read. `title` and `sealed` are encrypted, `sealed` under the token as well. */
export type ShareRecord = {
  _id: string;
  orgId: string;
  userId: string;
  chatId: string;
  tokenHash: string;
  title: string;
  /** Null once it was taken back. */
  sealed: string | null;
  messages: number;
  isRedacted: boolean;
  views: number;
  at: Date;
  expiresAt: Date;
  revokedAt: Date | null;
};

/** Its line in the list outlives the link by a month. */
const KEPT_SECONDS = 30 * 86_400;

export const shareCollection = defineCollection<ShareRecord>({
  name: "chat_shares",
  indexes: [
    { key: { tokenHash: 1 }, unique: true },
    { key: { orgId: 1, userId: 1, ...NEWEST_FIRST } },
    { key: { orgId: 1, chatId: 1 } },
    { key: { expiresAt: 1 }, expireAfterSeconds: KEPT_SECONDS },
  ],
});

export type ShareStore = ReturnType<typeof createShareStore>;

export function createShareStore(db: Database) {
  const shares = db.collection(shareCollection);
  return {
    async insert(record: ShareRecord, session: ClientSession): Promise<void> {
      await shares.insertOne(record, { session });
    },
    /** The link says which record it is of, and the record says whose. */
    findByToken: (tokenHash: string): Promise<ShareRecord | null> => shares.findOne({ tokenHash }),
    /** Without the copies: a list of them would be as long as all conversations together. */
    list: (orgId: string, userId: string, page: TimePage): Promise<ShareRecord[]> =>
      shares
        .find({ orgId, userId, ...olderThan(page.after) })
        .project<ShareRecord>({ sealed: 0 })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),
    async countView(orgId: string, id: string): Promise<void> {
      await shares.updateOne({ _id: id, orgId }, { $inc: { views: 1 } });
    },
    /** The copy goes at once. False for one that is not theirs or was taken back before. */
    async revoke(of: { orgId: string; userId: string; id: string; at: Date }, session: ClientSession): Promise<boolean> {
      const filter = { _id: of.id, orgId: of.orgId, userId: of.userId, revokedAt: null };
      const { matchedCount } = await shares.updateOne(filter, { $set: { revokedAt: of.at, sealed: null } }, { session });
      return matchedCount === 1;
    },
    async isOwn(orgId: string, userId: string, id: string): Promise<boolean> {
      return (await shares.findOne({ _id: id, orgId, userId }, { projection: { _id: 1 } })) !== null;
    },
    async deleteOfChat(orgId: string, chatId: string): Promise<void> {
      await shares.deleteMany({ orgId, chatId });
    },
  };
}
