import { userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { accountElsewhere, mayNotActOn, userNotFound } from "../errors.ts";
import type { MembershipRecord } from "../membership.store.ts";
import type { AuthDeps } from "../ports.ts";
import type { UserRecord } from "../user.store.ts";
import { mayActOn } from "./may-act-on.ts";

/** A person as a member of one organization. */
export type Target = { user: UserRecord; membership: MembershipRecord };

export type TargetInput = { userId: string; orgId?: string | undefined };

/** Own organization only, but for whoever runs the deployment: they name another, or mean the person's own. */
export async function findTarget(ctx: Context<AuthDeps>, { userId, orgId }: TargetInput): Promise<Target> {
  const { users, memberships } = ctx.deps;
  if (ctx.platformRole === undefined && orgId !== undefined && orgId !== ctx.orgId) throw userNotFound(userId);
  const user = await users.find(userId);
  const home = ctx.platformRole === undefined ? ctx.orgId : user?.homeOrgId;
  const membership = user && (await memberships.find(orgId ?? home ?? ctx.orgId, userId));
  if (!membership) throw userNotFound(userId);
  return { user, membership };
}

/** The same, for somebody who wants to change something about them. */
export async function findActionable(ctx: Context<AuthDeps>, input: TargetInput): Promise<Target> {
  userIdOf(ctx);
  const target = await findTarget(ctx, input);
  if (!canAct(ctx, target)) throw mayNotActOn();
  return target;
}

/** A key looks, and acts on nobody. */
export function canAct({ actor, role, platformRole }: Context<AuthDeps>, { user, membership }: Target): boolean {
  if (actor.type !== "user") return false;
  const target = { userId: user._id, role: membership.role, platformRole: user.platformRole };
  return mayActOn({ userId: actor.userId, role, platformRole }, target);
}

/**
 * What touches the whole account reaches into every organization the person belongs to. So an administrator may do it only to somebody
 * who belongs to theirs alone.
 */
export async function findActionableAccount(ctx: Context<AuthDeps>, input: TargetInput): Promise<Target> {
  const target = await findActionable(ctx, input);
  if (!(await canActOnAccount(ctx, target))) throw accountElsewhere();
  return target;
}

export async function canActOnAccount(ctx: Context<AuthDeps>, target: Target): Promise<boolean> {
  if (!canAct(ctx, target)) return false;
  if (ctx.platformRole === "SUPER_ADMIN") return true;
  const memberships = await ctx.deps.memberships.listOfUser(target.user._id);
  return memberships.every(({ orgId }) => orgId === ctx.orgId);
}
