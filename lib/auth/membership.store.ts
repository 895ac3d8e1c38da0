import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../platform/db.ts";
import type { Role } from "../platform/permissions.ts";

/** Who belongs to which organization, and as what. The role here is the one that counts, not the one in a token. */
export type MembershipRecord = { _id: string; orgId: string; userId: string; role: Role; createdAt: Date };

export const membershipCollection = defineCollection<MembershipRecord>({
  name: "memberships",
  indexes: [{ key: { orgId: 1, userId: 1 }, unique: true }],
});

export type MembershipStore = ReturnType<typeof createMembershipStore>;

export function createMembershipStore(db: Database) {
  const memberships = db.collection(membershipCollection);
  return {
    async insert(record: MembershipRecord, transaction: ClientSession): Promise<void> {
      await memberships.insertOne(record, { session: transaction });
    },

    find: (orgId: string, userId: string): Promise<MembershipRecord | null> => memberships.findOne({ orgId, userId }),
  };
}
