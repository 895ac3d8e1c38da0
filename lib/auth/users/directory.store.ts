import type { Filter } from "mongodb";
import type { Database } from "../../platform/db.ts";
import type { Role } from "../../platform/permissions.ts";
import { type MembershipRecord, membershipCollection } from "../membership.store.ts";
import { type UserRecord, userCollection } from "../user.store.ts";

// What administrators ask of members and people, beside what every request asks.

/** A null `orgId` is every organization, for whoever runs the deployment. */
export type DirectoryScope = { orgId: string | null; role?: Role | undefined; isBanned?: boolean | undefined };

/** Newest first; of the banned, the latest ban first. */
export type DirectoryPosition = { id: string; bannedAt: Date | null };

export type DirectoryPerson = Pick<UserRecord, "_id" | "name" | "email" | "createdAt" | "platformRole">;

export type DirectoryStore = ReturnType<typeof createDirectoryStore>;

const NO_BAN = new Date(0);

export function createDirectoryStore(db: Database) {
  const memberships = db.collection(membershipCollection);
  const users = db.collection(userCollection);
  return {
    list(scope: DirectoryScope, after: DirectoryPosition | null, limit: number): Promise<MembershipRecord[]> {
      const filter = toFilter(scope);
      if (scope.isBanned !== true) {
        const found = memberships.find({ ...filter, ...(after && { _id: { $lt: after.id } }) }).sort({ _id: -1 });
        return found.limit(limit).toArray();
      }
      const at = after?.bannedAt ?? null;
      const older = at && after && { "ban.at": { $gt: NO_BAN, $lte: at }, $or: [{ "ban.at": { $lt: at } }, { _id: { $lt: after.id } }] };
      return memberships
        .find({ ...filter, ...(older ?? { "ban.at": { $gt: NO_BAN } }) })
        .sort({ "ban.at": -1, _id: -1 })
        .limit(limit)
        .toArray();
    },

    /** Whose address, name or a word of it begins so; in no order. */
    search: (scope: DirectoryScope, beginning: string, limit: number): Promise<MembershipRecord[]> => {
      const banned = scope.isBanned === true && { "ban.at": { $gt: NO_BAN } };
      const searchKeys = { $regex: `^${beginning.replaceAll(/[$()*+.?[\\\]^{|}]/g, "\\$&")}` };
      return memberships
        .find({ ...toFilter(scope), ...banned, searchKeys })
        .limit(limit)
        .toArray();
    },

    /** Whoever runs the deployment and may still come in. */
    listOperators: (limit: number): Promise<Pick<UserRecord, "_id" | "homeOrgId" | "lastOrgId">[]> =>
      users
        .find(
          { platformRole: { $in: ["SUPER_ADMIN", "SUPPORT"] }, ban: { $exists: false } },
          { projection: { homeOrgId: 1, lastOrgId: 1 } },
        )
        .limit(limit)
        .toArray(),

    listPeople: (userIds: readonly string[]): Promise<DirectoryPerson[]> =>
      users.find({ _id: { $in: [...userIds] } }, { projection: { name: 1, email: 1, createdAt: 1, platformRole: 1 } }).toArray(),
  };
}

function toFilter({ orgId, role, isBanned }: DirectoryScope): Filter<MembershipRecord> {
  return {
    ...(orgId !== null && { orgId }),
    ...(role !== undefined && { role }),
    ...(isBanned === false && { ban: { $exists: false } }),
  };
}
