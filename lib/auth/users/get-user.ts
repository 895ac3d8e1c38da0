import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { ApiKeyDeps } from "../api-keys/ports.ts";
import type { Ban } from "../ban.ts";
import { describeDevice } from "../sessions/describe-device.ts";
import { canAct, canActOnAccount, findTarget, type TargetInput } from "./find-target.ts";
import type { AdminUserDetail } from "./schema.ts";

const SESSIONS_MAX = 200;

/** One member as an administrator sees them: nothing they wrote, and of other organizations no more than how many there are. */
export async function getUser(ctx: Context<ApiKeyDeps>, input: TargetInput): Promise<AdminUserDetail> {
  assertPermission(ctx, "users.read");
  const target = await findTarget(ctx, input);
  const { user, membership } = target;
  const { orgId, role, ban } = membership;
  const memberships = await ctx.deps.memberships.listOfUser(user._id);
  const { name, email, platformRole = null } = user;
  return {
    ...{ id: user._id, name, email, role, isBanned: ban !== undefined, createdAt: user.createdAt.toISOString() },
    ...{ orgId, platformRole, ban: ban ? await toBan(ctx, ban) : null, joinedAt: membership.createdAt.toISOString() },
    ...{ mayAct: canAct(ctx, target), mayActOnAccount: await canActOnAccount(ctx, target) },
    factors: [...(user.factors ?? [])],
    keys: (await ctx.deps.apiKeys.listTakenSlots(orgId, user._id)).length,
    sessions: await listOpenSessions(ctx, orgId, user._id),
    otherMemberships: memberships.filter((each) => each.orgId !== orgId).length,
    ...(ctx.platformRole !== undefined && {
      memberships: memberships.map((each) => ({ orgId: each.orgId, role: each.role, isBanned: each.ban !== undefined })),
    }),
  };
}

async function toBan(ctx: Context<ApiKeyDeps>, { at, by, scope, reason, ticket }: Ban) {
  const [decider] = await ctx.deps.directory.listPeople([by]);
  return { at: at.toISOString(), by, byName: decider?.name ?? null, scope, reason, ticket };
}

async function listOpenSessions(ctx: Context<ApiKeyDeps>, orgId: string, userId: string): Promise<AdminUserDetail["sessions"]> {
  const sessions = await ctx.deps.sessions.listOpen(userId, { now: new Date(ctx.clock.now()), after: null, limit: SESSIONS_MAX });
  return sessions
    .filter((session) => session.orgId === orgId)
    .map(({ _id, ip, userAgent, createdAt, lastSeenAt }) => {
      const times = { createdAt: createdAt.toISOString(), lastSeenAt: lastSeenAt.toISOString() };
      return { id: _id, ip, device: describeDevice(userAgent), ...times };
    });
}
