import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { normalizeEmail } from "../normalize-email.ts";
import type { AuthDeps } from "../ports.ts";
import { makeResetLink, RESET_MINUTES } from "./reset-link.ts";

/**
 * For the command alone: a link for somebody no letter reaches. It works as the mailed one does, once and within 30 minutes; who has it
 * sets the password, so no password is ever told. Throws `auth.user_not_found`.
 */
export async function issueResetLink(
  ctx: Context<AuthDeps>,
  { email, reason }: { email: string; reason: string },
): Promise<{ link: string; minutes: number }> {
  if (ctx.actor.type !== "system")
    throw new AppError("forbidden", "auth.platform_role_required", "Only a command on the server does this.");
  const { db, users, passwordResets, audit } = ctx.deps;
  const user = await users.findByEmail(normalizeEmail(email));
  if (!user) throw new AppError("not_found", "auth.user_not_found", `Nobody has the address ${email}.`);
  const { link, record } = makeResetLink(ctx, user);
  const entry = { action: "auth.password-reset-issued", target: { type: "user", id: user._id }, severity: "critical", reason } as const;
  await db.withTransaction(async (transaction) => {
    await passwordResets.insert(record, transaction);
    await audit.append(toAuditRecord(ctx, entry, user.homeOrgId), transaction);
  });
  return { link, minutes: RESET_MINUTES };
}
