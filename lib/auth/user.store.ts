import type { ClientSession, Collection, UpdateFilter } from "mongodb";
import { type Database, defineCollection } from "../platform/db.ts";
import type { PlatformRole } from "../platform/permissions.ts";
import type { Ban } from "./ban.ts";
import type { FactorKind } from "./proof.ts";

/** A person. Belongs to no organization: memberships connect the two, so no function here takes an orgId. */
export type UserRecord = {
  _id: string;
  email: string;
  emailNormalized: string;
  /** When this person has shown that letters to the address reach them; null until then. Only a proven address may be matched with a provider's. */
  emailVerifiedAt: Date | null;
  name: string;
  /** Null for somebody who signs in by passkey or provider alone. */
  passwordHash: string | null;
  /** Raised to end every session at once. */
  tokenVersion: number;
  /** The organization the account began in. */
  homeOrgId: string;
  /** The one it worked in last, which the next sign-in opens; missing until there was a second one. */
  lastOrgId?: string;
  createdAt: Date;
  passwordChangedAt: Date;
  /** When a way to sign in (a passkey, a linked account) was last added or taken away; absent until then. */
  waysInChangedAt?: Date;
  /** Granted by a command only. */
  platformRole?: PlatformRole;
  /** The password is too short to stand alone: the last second factor stays until there is a longer one. */
  passwordNeedsFactor?: boolean;
  /** From the whole deployment; one from an organization stands on the membership. */
  ban?: Ban;
  /** The kinds of second factor enrolled, kept in the transaction that enrols or removes one; missing means none. */
  factors?: readonly FactorKind[];
};

/** What each request asks of a person. */
export type UserStanding = Pick<UserRecord, "tokenVersion" | "platformRole" | "ban" | "factors">;

export const userCollection = defineCollection<UserRecord>({
  name: "users",
  indexes: [
    { key: { emailNormalized: 1 }, unique: true },
    { key: { "ban.by": 1 }, sparse: true },
    { key: { platformRole: 1 }, sparse: true },
  ],
});

export type UserStore = ReturnType<typeof createUserStore>;

export function createUserStore(db: Database) {
  const users = db.collection(userCollection);
  return { ...createPeople(users), ...createWaysIn(users) };
}

function createPeople(users: Collection<UserRecord>) {
  return {
    async insert(record: UserRecord, transaction: ClientSession): Promise<void> {
      await users.insertOne(record, { session: transaction });
    },

    find: (userId: string): Promise<UserRecord | null> => users.findOne({ _id: userId }),

    /** Ids come from an organization's own records; nobody is found by name here. */
    listNames: (userIds: readonly string[]): Promise<Pick<UserRecord, "_id" | "name" | "email" | "platformRole">[]> =>
      users.find({ _id: { $in: [...userIds] } }, { projection: { name: 1, email: 1, platformRole: 1 } }).toArray(),

    findByEmail: (emailNormalized: string): Promise<UserRecord | null> => users.findOne({ emailNormalized }),

    async setLastOrganization(userId: string, orgId: string, transaction: ClientSession): Promise<void> {
      await users.updateOne({ _id: userId }, { $set: { lastOrgId: orgId } }, { session: transaction });
    },

    /** What the state of a session depends on. */
    findStanding: (userId: string): Promise<UserStanding | null> =>
      users.findOne({ _id: userId }, { projection: { tokenVersion: 1, platformRole: 1, ban: 1, factors: 1 } }),

    async findTokenVersion(userId: string): Promise<number | null> {
      const user = await users.findOne({ _id: userId }, { projection: { tokenVersion: 1 } });
      return user?.tokenVersion ?? null;
    },

    rename: (userId: string, name: string, transaction: ClientSession): Promise<UserRecord | null> =>
      users.findOneAndUpdate({ _id: userId }, { $set: { name } }, { session: transaction, returnDocument: "after" }),

    /** An address whose owner has just shown that letters reach them. The record as it was; a duplicate key when somebody has it. */
    setEmail: (
      userId: string,
      { email, emailNormalized, at }: { email: string; emailNormalized: string; at: Date },
      transaction: ClientSession,
    ): Promise<UserRecord | null> =>
      users.findOneAndUpdate(
        { _id: userId },
        { $set: { email, emailNormalized, emailVerifiedAt: at } },
        { session: transaction, returnDocument: "before" },
      ),

    /** The first proof stays the one on record. */
    async markEmailVerified(userId: string, at: Date, transaction: ClientSession): Promise<void> {
      await users.updateOne({ _id: userId, emailVerifiedAt: null }, { $set: { emailVerifiedAt: at } }, { session: transaction });
    },
  };
}

/** Password, second factors and the rest of how somebody gets in. */
function createWaysIn(users: Collection<UserRecord>) {
  async function changeFactors(
    userId: string,
    change: UpdateFilter<UserRecord>,
    transaction: ClientSession,
  ): Promise<readonly FactorKind[]> {
    const user = await users.findOneAndUpdate({ _id: userId }, change, { session: transaction, returnDocument: "after" });
    return user?.factors ?? [];
  }

  return {
    /** Says which kinds are enrolled now. */
    addFactor: (userId: string, factor: FactorKind, transaction: ClientSession): Promise<readonly FactorKind[]> =>
      changeFactors(userId, { $addToSet: { factors: factor } }, transaction),

    removeFactor: (userId: string, factor: FactorKind, transaction: ClientSession): Promise<readonly FactorKind[]> =>
      changeFactors(userId, { $pull: { factors: factor } }, transaction),

    /** Whatever the password was, also none: a used link is the proof. The record as it is now. */
    setPassword: (
      userId: string,
      change: { passwordHash: string; needsFactor: boolean; at: Date },
      transaction: ClientSession,
    ): Promise<UserRecord | null> =>
      users.findOneAndUpdate({ _id: userId }, toNewPassword(change.passwordHash, change), {
        session: transaction,
        returnDocument: "after",
      }),

    /** The same password at a higher cost; a change made meanwhile wins. */
    async rehashPassword(userId: string, { from, to }: { from: string; to: string }): Promise<void> {
      await users.updateOne({ _id: userId, passwordHash: from }, { $set: { passwordHash: to } });
    },

    async clearFactors(userId: string, transaction: ClientSession): Promise<void> {
      await users.updateOne({ _id: userId }, { $set: { factors: [] } }, { session: transaction });
    },

    /** The new token version, or null when the password is no longer the one that was verified. */
    async replacePassword(
      userId: string,
      change: { from: string | null; to: string; needsFactor: boolean; at: Date },
      transaction: ClientSession,
    ): Promise<number | null> {
      const user = await users.findOneAndUpdate({ _id: userId, passwordHash: change.from }, toNewPassword(change.to, change), {
        session: transaction,
        returnDocument: "after",
      });
      return user?.tokenVersion ?? null;
    },

    /** Of two changes to how a person signs in only one goes through at a time: the other's transaction starts again and sees it. */
    lockWaysIn: (userId: string, at: Date, transaction: ClientSession): Promise<UserRecord | null> =>
      users.findOneAndUpdate({ _id: userId }, { $set: { waysInChangedAt: at } }, { session: transaction, returnDocument: "after" }),
  };
}

/** Sessions carry the token version: with a new password all of them end. */
function toNewPassword(passwordHash: string, { needsFactor, at }: { needsFactor: boolean; at: Date }) {
  return { $set: { passwordHash, passwordNeedsFactor: needsFactor, passwordChangedAt: at }, $inc: { tokenVersion: 1 } };
}
