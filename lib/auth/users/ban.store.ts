import type { ClientSession } from "mongodb";
import type { Database } from "../../platform/db.ts";
import type { PlatformRole, Role } from "../../platform/permissions.ts";
import type { Ban } from "../ban.ts";
import { membershipCollection } from "../membership.store.ts";
import { userCollection } from "../user.store.ts";

export type BanStore = ReturnType<typeof createBanStore>;

/** Who may not act, and who runs the deployment: what administrators change about members and people. */
export function createBanStore(db: Database) {
  const memberships = db.collection(membershipCollection);
  const users = db.collection(userCollection);
  return {
    /** False when the role is no longer the one that was judged, or the ban was there already. */
    async ban(orgId: string, userId: string, { role, ban }: { role: Role; ban: Ban }, transaction: ClientSession): Promise<boolean> {
      const filter = { orgId, userId, role, ban: { $exists: false } };
      const { matchedCount } = await memberships.updateOne(filter, { $set: { ban } }, { session: transaction });
      return matchedCount === 1;
    },

    async unban(orgId: string, userId: string, transaction: ClientSession): Promise<boolean> {
      const filter = { orgId, userId, "ban.scope": "organization" as const };
      const { matchedCount } = await memberships.updateOne(filter, { $unset: { ban: "" } }, { session: transaction });
      return matchedCount === 1;
    },

    /** False when it was there already, or the person has become one who runs the deployment. */
    async banEverywhere(userId: string, ban: Ban, transaction: ClientSession): Promise<boolean> {
      const { matchedCount } = await users.updateOne(
        { _id: userId, ban: { $exists: false }, platformRole: { $ne: "SUPER_ADMIN" } },
        { $set: { ban }, $inc: { tokenVersion: 1 } },
        { session: transaction },
      );
      if (matchedCount === 0) return false;
      await memberships.updateMany({ userId, ban: { $exists: false } }, { $set: { ban } }, { session: transaction });
      return true;
    },

    /** Bans that organizations have decided themselves stay. */
    async unbanEverywhere(userId: string, transaction: ClientSession): Promise<boolean> {
      const filter = { _id: userId, ban: { $exists: true } };
      const { matchedCount } = await users.updateOne(filter, { $unset: { ban: "" } }, { session: transaction });
      if (matchedCount === 0) return false;
      await memberships.updateMany({ userId, "ban.scope": "platform" }, { $unset: { ban: "" } }, { session: transaction });
      return true;
    },

    async setPlatformRole(userId: string, platformRole: PlatformRole | null, transaction: ClientSession): Promise<void> {
      const role = platformRole ? { $set: { platformRole } } : { $unset: { platformRole: "" as const } };
      await users.updateOne({ _id: userId }, { ...role, $inc: { tokenVersion: 1 } }, { session: transaction });
    },
  };
}
