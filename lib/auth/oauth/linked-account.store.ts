import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { OAuthProvider } from "./schema.ts";

/** A person's account with a provider, by the provider's own id of it: an address may change hands, that id does not. */
export type LinkedAccountRecord = {
  _id: string;
  userId: string;
  provider: OAuthProvider;
  subject: string;
  /** As the provider had it when it was linked, for the person to recognise. */
  email: string;
  createdAt: Date;
  lastUsedAt: Date | null;
};

export const linkedAccountCollection = defineCollection<LinkedAccountRecord>({
  name: "linked_accounts",
  indexes: [
    { key: { provider: 1, subject: 1 }, unique: true },
    { key: { userId: 1, provider: 1 }, unique: true },
  ],
});

/** One of each provider. */
const MOST = 10;

export type LinkedAccountStore = ReturnType<typeof createLinkedAccountStore>;

export function createLinkedAccountStore(db: Database) {
  const accounts = db.collection(linkedAccountCollection);
  return {
    async insert(record: LinkedAccountRecord, transaction: ClientSession): Promise<void> {
      await accounts.insertOne(record, { session: transaction });
    },

    /** Without a user: the provider has just said who this is. */
    findBySubject: (provider: OAuthProvider, subject: string): Promise<LinkedAccountRecord | null> =>
      accounts.findOne({ provider, subject }),

    find: (userId: string, provider: OAuthProvider): Promise<LinkedAccountRecord | null> => accounts.findOne({ userId, provider }),

    list: (userId: string, transaction?: ClientSession): Promise<LinkedAccountRecord[]> =>
      accounts.find({ userId }, { sort: { provider: 1 }, limit: MOST, ...(transaction && { session: transaction }) }).toArray(),

    async use(userId: string, provider: OAuthProvider, at: Date): Promise<void> {
      await accounts.updateOne({ userId, provider }, { $set: { lastUsedAt: at } });
    },

    async delete(userId: string, provider: OAuthProvider, transaction: ClientSession): Promise<boolean> {
      const { deletedCount } = await accounts.deleteOne({ userId, provider }, { session: transaction });
      return deletedCount === 1;
    },
  };
}
