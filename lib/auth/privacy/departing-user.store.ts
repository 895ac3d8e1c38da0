import type { ClientSession } from "mongodb";
import type { Database } from "../../platform/db.ts";
import { userCollection } from "../user.store.ts";

export type DepartingUserStore = ReturnType<typeof createDepartingUserStore>;

/** People on their way out, beside what every request asks of a person. */
export function createDepartingUserStore(db: Database) {
  const users = db.collection(userCollection);
  return {
    /** Nobody gets in any more: the account is about to be erased. */
    async closeAccess(userId: string, at: Date, transaction: ClientSession): Promise<void> {
      const ban = { at, by: "system:erase-account", scope: "platform" as const, reason: "account-deleted", ticket: null };
      await users.updateOne({ _id: userId }, { $set: { passwordHash: null, ban }, $inc: { tokenVersion: 1 } }, { session: transaction });
    },

    /** In order; system work over everybody. */
    async listIds(after: string, limit: number): Promise<string[]> {
      const rows = await users
        .find({ _id: { $gt: after } }, { projection: { _id: 1 } })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      return rows.map(({ _id }) => _id);
    },
  };
}
