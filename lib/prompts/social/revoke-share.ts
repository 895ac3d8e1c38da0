import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { SocialDeps } from "./social-deps.ts";

/** By whoever made it, the prompt's owner, and who administers. Nobody opens it from then on; taking it back twice is as good as once. */
export async function revokeShare(ctx: Context<SocialDeps>, { shareId: id }: { shareId: string }): Promise<void> {
  assertPermission(ctx, "prompts.write");
  const { deps, orgId } = ctx;
  const share = await deps.promptShares.find(orgId, id);
  if (!share || !(await mayRevoke(ctx, share))) throw shareNotFound();
  const entry = toAuditRecord(ctx, { action: "prompts.share-revoked", target: { type: "prompt-share", id }, severity: "notice" });
  await deps.db.withTransaction(async (session) => {
    if (await deps.promptShares.revoke(orgId, { id, at: new Date(ctx.clock.now()) }, session)) await deps.audit.append(entry, session);
  });
}

async function mayRevoke(ctx: Context<SocialDeps>, share: { userId: string; promptId: string }): Promise<boolean> {
  const userId = userIdOf(ctx);
  if (share.userId === userId || ctx.permissions.has("prompts-public.write")) return true;
  const prompt = await ctx.deps.prompts.find(ctx.orgId, userId, share.promptId);
  return prompt?.orgId === ctx.orgId && prompt.ownerId === userId;
}

/** One answer for whatever is behind it: who holds a dead link is not to learn why it is dead. */
export function shareNotFound(): AppError {
  return new AppError("not_found", "prompts.share_not_found", "This link leads nowhere. It may have run out, or was taken back.");
}
