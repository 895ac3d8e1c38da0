import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { platformRoleRequired, userChanged } from "../errors.ts";
import type { AuthDeps } from "../ports.ts";
import { findActionable } from "./find-target.ts";
import type { UnbanUserInput } from "./schema.ts";

/** Whoever was banned from the whole deployment is let in again only by whoever runs it. Sessions do not come back. */
export async function unbanUser(ctx: Context<AuthDeps>, { userId, orgId, scope, reason }: UnbanUserInput): Promise<void> {
  assertPermission(ctx, "users.write");
  const { user, membership } = await findActionable(ctx, { userId, orgId });
  const isPlatform = scope === "platform" || membership.ban?.scope === "platform";
  if (isPlatform && ctx.platformRole !== "SUPER_ADMIN") throw platformRoleRequired();
  if (!membership.ban && !(isPlatform && user.ban)) return;
  const { db, bans, audit } = ctx.deps;
  const memberships = isPlatform ? await ctx.deps.memberships.listOfUser(user._id) : [membership];
  const action = isPlatform ? "auth.user-unbanned-everywhere" : "auth.user-unbanned";
  const entry = { action, target: { type: "user", id: user._id }, severity: "warning" as const, reason };
  await db.withTransaction(async (transaction) => {
    const isDone = isPlatform
      ? await bans.unbanEverywhere(user._id, transaction)
      : await bans.unban(membership.orgId, user._id, transaction);
    if (!isDone) throw userChanged();
    for (const each of new Set([...(isPlatform ? [ctx.orgId] : []), ...memberships.map(({ orgId: id }) => id)]))
      await audit.append(toAuditRecord(ctx, { ...entry, before: { isBanned: true }, after: { isBanned: false } }, each), transaction);
  });
}
