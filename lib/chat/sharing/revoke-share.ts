import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { ChatDeps } from "../ports.ts";

/** Nobody opens it from then on, and its copy is gone. Taking it back twice is as good as once. */
export async function revokeShare(ctx: Context<ChatDeps>, { shareId: id }: { shareId: string }): Promise<void> {
  assertPermission(ctx, "chat.write");
  const of = { orgId: ctx.orgId, userId: userIdOf(ctx), id, at: new Date(ctx.clock.now()) };
  const entry = toAuditRecord(ctx, { action: "chat.share-revoked", target: { type: "chat-share", id }, severity: "notice" });
  await ctx.deps.db.withTransaction(async (session) => {
    if (await ctx.deps.chatShares.revoke(of, session)) await ctx.deps.audit.append(entry, session);
    else if (!(await ctx.deps.chatShares.isOwn(of.orgId, of.userId, id))) throw shareNotFound();
  });
}

/** One answer for whatever is behind it: who holds a dead link is not to learn why it is dead. */
export function shareNotFound(): AppError {
  return new AppError("not_found", "chat.share_not_found", "This link leads nowhere. It may have run out, or was taken back.");
}
