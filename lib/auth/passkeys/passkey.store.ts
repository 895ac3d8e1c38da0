import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";

/** The public half of a WebAuthn credential. It belongs to a person, not to an organization, so no function takes an orgId. */
export type PasskeyRecord = {
  _id: string;
  userId: string;
  /** base64url, as the authenticator made it. */
  credentialId: string;
  /** COSE key, base64url. */
  publicKey: string;
  /** Of signatures so far; stays 0 with authenticators that do not count, such as synced ones. */
  counter: number;
  transports: string[];
  /** What the authenticator keeps for the person, base64url; nothing in it says who that is. */
  userHandle: string;
  name: string;
  /** Copied between the person's devices by their password manager. */
  isSynced: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
};

export const passkeyCollection = defineCollection<PasskeyRecord>({
  name: "passkeys",
  indexes: [{ key: { credentialId: 1 }, unique: true }, { key: { userId: 1, createdAt: 1 } }],
});

export const PASSKEYS_MAX = 20;

export type PasskeyStore = ReturnType<typeof createPasskeyStore>;

export function createPasskeyStore(db: Database) {
  const passkeys = db.collection(passkeyCollection);
  return {
    async insert(record: PasskeyRecord, transaction: ClientSession): Promise<void> {
      await passkeys.insertOne(record, { session: transaction });
    },

    find: (userId: string, passkeyId: string): Promise<PasskeyRecord | null> => passkeys.findOne({ _id: passkeyId, userId }),

    /** Without a user: somebody who signs in by passkey alone says with it who they are. */
    findByCredential: (credentialId: string): Promise<PasskeyRecord | null> => passkeys.findOne({ credentialId }),

    /** Oldest first, all there are. */
    list: (userId: string, transaction?: ClientSession): Promise<PasskeyRecord[]> =>
      passkeys
        .find({ userId }, { sort: { createdAt: 1 }, limit: PASSKEYS_MAX + 1, ...(transaction && { session: transaction }) })
        .toArray(),

    /** Compare-and-set on the counter: false when the same counter was taken by another use, or the passkey is gone. */
    async use(passkey: PasskeyRecord, use: { counter: number; at: Date }, transaction: ClientSession): Promise<boolean> {
      const { matchedCount } = await passkeys.updateOne(
        { _id: passkey._id, userId: passkey.userId, counter: passkey.counter },
        { $set: { counter: use.counter, lastUsedAt: use.at } },
        { session: transaction },
      );
      return matchedCount === 1;
    },

    async rename(userId: string, passkeyId: string, name: string, transaction: ClientSession): Promise<boolean> {
      const { matchedCount } = await passkeys.updateOne({ _id: passkeyId, userId }, { $set: { name } }, { session: transaction });
      return matchedCount === 1;
    },

    async delete(userId: string, passkeyId: string, transaction: ClientSession): Promise<boolean> {
      const { deletedCount } = await passkeys.deleteOne({ _id: passkeyId, userId }, { session: transaction });
      return deletedCount === 1;
    },

    async deleteAll(userId: string, transaction: ClientSession): Promise<void> {
      await passkeys.deleteMany({ userId }, { session: transaction });
    },
  };
}
