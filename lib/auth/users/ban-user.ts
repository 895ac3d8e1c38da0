import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { Ban } from "../ban.ts";
import { platformRoleRequired, userChanged } from "../errors.ts";
import type { AuthDeps } from "../ports.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { findActionable, type Target } from "./find-target.ts";
import type { BanUserInput } from "./schema.ts";

/**
 * Ends every session of the person in the organization, or everywhere, in the transaction that bans; what is remembered of them
 * elsewhere is a second old at most. Banning twice changes nothing.
 */
export async function banUser(ctx: Context<AuthDeps>, { userId, orgId, scope, reason, ticket }: BanUserInput): Promise<void> {
  assertPermission(ctx, "users.write");
  const target = await findActionable(ctx, { userId, orgId });
  if (scope === "platform" && ctx.platformRole !== "SUPER_ADMIN") throw platformRoleRequired();
  const ban: Ban = { at: new Date(ctx.clock.now()), by: userIdOf(ctx), scope, reason, ticket: ticket ?? null };
  const ended = await (scope === "platform" ? banEverywhere : banFrom)(ctx, target, ban);
  for (const sessionId of ended) ctx.deps.identities.forget(sessionId);
}

/** The sessions it ended. */
async function banFrom(ctx: Context<AuthDeps>, { user, membership }: Target, ban: Ban): Promise<string[]> {
  if (membership.ban) return [];
  const { db, bans, audit } = ctx.deps;
  const { orgId, role } = membership;
  return db.withTransaction(async (transaction) => {
    if (!(await bans.ban(orgId, user._id, { role, ban }, transaction))) throw userChanged();
    await audit.append(toEntry(ctx, user._id, ban, orgId), transaction);
    return endSessions(ctx, { userId: user._id, orgId, reason: "banned" }, transaction);
  });
}

async function banEverywhere(ctx: Context<AuthDeps>, { user }: Target, ban: Ban): Promise<string[]> {
  if (user.ban) return [];
  const { db, bans, audit } = ctx.deps;
  const memberships = await ctx.deps.memberships.listOfUser(user._id);
  return db.withTransaction(async (transaction) => {
    if (!(await bans.banEverywhere(user._id, ban, transaction))) throw userChanged();
    for (const orgId of new Set([ctx.orgId, ...memberships.map((each) => each.orgId)]))
      await audit.append(toEntry(ctx, user._id, ban, orgId), transaction);
    return endSessions(ctx, { userId: user._id, reason: "banned" }, transaction);
  });
}

function toEntry(ctx: Context<AuthDeps>, userId: string, { reason, ticket, scope }: Ban, orgId: string) {
  const because = ticket === null ? reason : `${reason} (ticket ${ticket})`;
  const action = scope === "platform" ? "auth.user-banned-everywhere" : "auth.user-banned";
  const entry = { action, target: { type: "user", id: userId }, severity: "warning" as const, reason: because };
  return toAuditRecord(ctx, { ...entry, before: { isBanned: false }, after: { isBanned: true, scope, ticket } }, orgId);
}
