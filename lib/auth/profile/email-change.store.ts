import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";

/** An address somebody says is theirs, until the link sent there is opened. One per person: the newest counts. */
export type EmailChangeRecord = {
  /** The person's own id. */
  _id: string;
  email: string;
  emailNormalized: string;
  tokenHash: string;
  expiresAt: Date;
};

export const emailChangeCollection = defineCollection<EmailChangeRecord>({
  name: "email_changes",
  indexes: [
    { key: { tokenHash: 1 }, unique: true },
    { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
});

export type EmailChangeStore = ReturnType<typeof createEmailChangeStore>;

export function createEmailChangeStore(db: Database) {
  const changes = db.collection(emailChangeCollection);
  return {
    async put(record: EmailChangeRecord, transaction: ClientSession): Promise<void> {
      await changes.replaceOne({ _id: record._id }, record, { upsert: true, session: transaction });
    },

    find: (userId: string): Promise<EmailChangeRecord | null> => changes.findOne({ _id: userId }),

    /** Compare-and-set: of two uses at once one gets the record. Null for one that was used, replaced, has lapsed or never was. */
    take: (tokenHash: string, now: Date, transaction: ClientSession): Promise<EmailChangeRecord | null> =>
      changes.findOneAndDelete({ tokenHash, expiresAt: { $gt: now } }, { session: transaction }),
  };
}
