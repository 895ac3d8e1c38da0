import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { PlatformRole } from "../../platform/permissions.ts";
import { normalizeEmail } from "../normalize-email.ts";
import type { AuthDeps } from "../ports.ts";

export type GrantPlatformRoleInput = { email: string; platformRole: PlatformRole | null; reason: string };

/** For the command alone: no role of an organization reaches this far. Open sessions end, so that the next one knows. */
export async function grantPlatformRole(ctx: Context<AuthDeps>, { email, platformRole, reason }: GrantPlatformRoleInput): Promise<string> {
  if (ctx.actor.type !== "system")
    throw new AppError("forbidden", "auth.platform_role_required", "Only a command on the server does this.");
  const { db, users, bans, audit } = ctx.deps;
  const user = await users.findByEmail(normalizeEmail(email));
  if (!user) throw new AppError("not_found", "auth.user_not_found", `Nobody has the address ${email}.`);
  const target = { type: "user", id: user._id };
  const [before, after] = [{ platformRole: user.platformRole ?? null }, { platformRole }];
  const entry = { action: "auth.platform-role-granted", target, severity: "critical" as const, reason, before, after };
  await db.withTransaction(async (transaction) => {
    await bans.setPlatformRole(user._id, platformRole, transaction);
    await audit.append(toAuditRecord(ctx, entry, user.homeOrgId), transaction);
  });
  return user._id;
}
