import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../platform/db.ts";
import type { Role } from "../platform/permissions.ts";
import type { Ban } from "./ban.ts";

/** Who belongs to which organization, and as what. The role here is the one that counts, not the one in a token. */
export type MembershipRecord = {
  _id: string;
  orgId: string;
  userId: string;
  role: Role;
  createdAt: Date;
  /** What the member is found by, see `searchKeysOf`; a copy, since the index of a search has to begin with the organization. */
  searchKeys: readonly string[];
  ban?: Ban;
};

export const membershipCollection = defineCollection<MembershipRecord>({
  name: "memberships",
  indexes: [
    { key: { orgId: 1, userId: 1 }, unique: true },
    { key: { orgId: 1, _id: 1 } },
    { key: { orgId: 1, role: 1, _id: 1 } },
    { key: { userId: 1 } },
    { key: { orgId: 1, "ban.at": 1, _id: 1 } },
    { key: { orgId: 1, searchKeys: 1 } },
    { key: { "ban.by": 1 }, sparse: true },
    // Whoever runs the deployment looks for people in every organization.
    { key: { role: 1, _id: 1 } },
    { key: { "ban.at": 1, _id: 1 } },
    { key: { searchKeys: 1 } },
  ],
});

export type MembershipStore = ReturnType<typeof createMembershipStore>;

export function createMembershipStore(db: Database) {
  const memberships = db.collection(membershipCollection);
  return {
    async insert(record: MembershipRecord, transaction: ClientSession): Promise<void> {
      await memberships.insertOne(record, { session: transaction });
    },

    find: (orgId: string, userId: string): Promise<MembershipRecord | null> => memberships.findOne({ orgId, userId }),

    /** As the transaction sees it. */
    findWithin: (orgId: string, userId: string, transaction: ClientSession): Promise<MembershipRecord | null> =>
      memberships.findOne({ orgId, userId }, { session: transaction }),

    /** Of one person, the oldest first; nobody is in so many that a page would be needed. */
    async listOfUser(userId: string): Promise<MembershipRecord[]> {
      const found = await memberships.find({ userId }).toArray();
      return found.toSorted((left, right) => (left._id < right._id ? -1 : 1));
    },

    /** In the order in which people joined. */
    list: (
      orgId: string,
      { role, after, limit }: { role: Role | null; after: string | null; limit: number },
    ): Promise<MembershipRecord[]> =>
      memberships
        .find({ orgId, ...(role !== null && { role }), ...(after !== null && { _id: { $gt: after } }) })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray(),

    /** Whether somebody else owns the organization too. */
    async hasOtherOwner(orgId: string, userId: string, transaction: ClientSession): Promise<boolean> {
      const owners = await memberships.find({ orgId, role: "OWNER" }, { session: transaction, limit: 2 }).toArray();
      return owners.some((owner) => owner.userId !== userId);
    },

    /** Compare-and-set: false when the role is no longer `from`. */
    async changeRole(orgId: string, userId: string, change: { from: Role; to: Role }, transaction: ClientSession): Promise<boolean> {
      const { from, to } = change;
      const { matchedCount } = await memberships.updateOne({ orgId, userId, role: from }, { $set: { role: to } }, { session: transaction });
      return matchedCount === 1;
    },

    /** In every organization of the person. */
    async setSearchKeys(userId: string, searchKeys: readonly string[], transaction: ClientSession): Promise<void> {
      await memberships.updateMany({ userId }, { $set: { searchKeys } }, { session: transaction });
    },

    async delete(orgId: string, userId: string, transaction: ClientSession): Promise<boolean> {
      const { deletedCount } = await memberships.deleteOne({ orgId, userId }, { session: transaction });
      return deletedCount === 1;
    },
  };
}
