import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { getOwnUser } from "../internal/get-own-user.ts";
import { requireUser } from "../internal/require-user.ts";
import type { AuthDeps } from "../ports.ts";
import type { EmailStatus } from "../schema.ts";

/** The caller's own address, whether letters are known to reach it, and the one that waits for its link to be opened. */
export async function getEmailStatus(ctx: Context<AuthDeps>): Promise<EmailStatus> {
  assertPermission(ctx, "account.read");
  const { userId } = requireUser(ctx);
  const [user, change] = await Promise.all([getOwnUser(ctx), ctx.deps.emailChanges.find(userId)]);
  const isOpen = change !== null && change.expiresAt.getTime() > ctx.clock.now();
  const pending = isOpen ? { email: change.email, expiresAt: change.expiresAt.toISOString() } : null;
  return { email: user.email, isVerified: user.emailVerifiedAt !== null, pending };
}
