import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../platform/db.ts";

/** A person. Belongs to no organization: memberships connect the two, so no function here takes an orgId. */
export type UserRecord = {
  _id: string;
  email: string;
  emailNormalized: string;
  name: string;
  passwordHash: string;
  /** Raised to end every session at once. */
  tokenVersion: number;
  /** The organization a sign-in opens. */
  homeOrgId: string;
  createdAt: Date;
  passwordChangedAt: Date;
};

export const userCollection = defineCollection<UserRecord>({
  name: "users",
  indexes: [{ key: { emailNormalized: 1 }, unique: true }],
});

export type UserStore = ReturnType<typeof createUserStore>;

export function createUserStore(db: Database) {
  const users = db.collection(userCollection);
  return {
    async insert(record: UserRecord, transaction: ClientSession): Promise<void> {
      await users.insertOne(record, { session: transaction });
    },

    find: (userId: string): Promise<UserRecord | null> => users.findOne({ _id: userId }),

    /** Ids come from an organization's own records; nobody is found by name here. */
    listNames: (userIds: readonly string[]): Promise<Pick<UserRecord, "_id" | "name" | "email">[]> =>
      users.find({ _id: { $in: [...userIds] } }, { projection: { name: 1, email: 1 } }).toArray(),

    findByEmail: (emailNormalized: string): Promise<UserRecord | null> => users.findOne({ emailNormalized }),

    async findTokenVersion(userId: string): Promise<number | null> {
      const user = await users.findOne({ _id: userId }, { projection: { tokenVersion: 1 } });
      return user?.tokenVersion ?? null;
    },

    /** The new token version, or null when the password is no longer the one that was verified. */
    async replacePassword(
      userId: string,
      change: { from: string; to: string; at: Date },
      transaction: ClientSession,
    ): Promise<number | null> {
      const user = await users.findOneAndUpdate(
        { _id: userId, passwordHash: change.from },
        { $set: { passwordHash: change.to, passwordChangedAt: change.at }, $inc: { tokenVersion: 1 } },
        { session: transaction, returnDocument: "after" },
      );
      return user?.tokenVersion ?? null;
    },
  };
}
