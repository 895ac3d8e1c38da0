import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import type { Role } from "../../platform/permissions.ts";
import type { MembershipRecord } from "../membership.store.ts";
import { searchKeysOf } from "../search-keys.ts";
import type { UserRecord } from "../user.store.ts";

/** Every membership there is is built here. */
export function buildMembership(ctx: Context, { user, orgId, role }: { user: UserRecord; orgId: string; role: Role }): MembershipRecord {
  const createdAt = new Date(ctx.clock.now());
  return { _id: createId("membership"), orgId, userId: user._id, role, createdAt, searchKeys: searchKeysOf(user) };
}
