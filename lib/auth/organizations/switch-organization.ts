import type { Context } from "../../platform/context.ts";
import { isBanned } from "../ban.ts";
import { accountBanned, credentialsRequired } from "../errors.ts";
import { requireUser } from "../internal/require-user.ts";
import type { AuthDeps } from "../ports.ts";
import type { SignedIn } from "../signed-in.ts";
import { organizationNotFound } from "./errors.ts";
import { moveSession } from "./move-session.ts";

/** "Not found" for an organization the caller is not in, so that ids cannot be probed. The rules of the other one apply from here on. */
export async function switchOrganization(ctx: Context<AuthDeps>, { organizationId }: { organizationId: string }): Promise<SignedIn> {
  const { users, memberships } = ctx.deps;
  const { userId } = requireUser(ctx);
  const [user, membership] = await Promise.all([users.find(userId), memberships.find(organizationId, userId)]);
  if (!membership) throw organizationNotFound();
  if (!user) throw credentialsRequired();
  if (isBanned(membership)) throw accountBanned();
  return moveSession(ctx, { user, membership });
}
