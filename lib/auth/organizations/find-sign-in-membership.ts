import { isBanned } from "../ban.ts";
import type { MembershipRecord, MembershipStore } from "../membership.store.ts";
import type { UserRecord } from "../user.store.ts";

type Stores = { memberships: Pick<MembershipStore, "find" | "listOfUser"> };

/**
 * Where a sign-in begins: where the person worked last, else at home, else where they have been longest. One that has banned them is
 * the last choice; null when nowhere is left.
 */
export async function findSignInMembership(
  { memberships }: Stores,
  user: Pick<UserRecord, "_id" | "homeOrgId" | "lastOrgId">,
): Promise<MembershipRecord | null> {
  const preferred = user.lastOrgId ?? user.homeOrgId;
  const first = await memberships.find(preferred, user._id);
  if (first && !isBanned(first)) return first;
  const all = await memberships.listOfUser(user._id);
  const open = all.filter((each) => !isBanned(each));
  return open.find(({ orgId }) => orgId === user.homeOrgId) ?? open[0] ?? first ?? all[0] ?? null;
}
