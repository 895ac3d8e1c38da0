import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { isRoleAbove } from "../../platform/permissions.ts";
import { roleTooHigh } from "../errors.ts";
import { requireUser } from "../internal/require-user.ts";
import { assertRecentProof } from "../mfa/assert-recent-proof.ts";
import type { ApiKeyRecord } from "./api-key.store.ts";
import { apiKeyNotFound } from "./errors.ts";
import { removalAfter } from "./key-times.ts";
import type { ApiKeyDeps } from "./ports.ts";

/**
 * Ends a key within a second everywhere: one's own, or that of somebody below one's own role, for which one proves to be there. A second time
 * changes nothing.
 */
export async function revokeApiKey(ctx: Context<ApiKeyDeps>, keyId: string): Promise<void> {
  const { userId } = requireUser(ctx);
  assertPermission(ctx, "api-keys.write");
  const { db, apiKeys, audit, keyStates } = ctx.deps;
  const record = await apiKeys.find(ctx.orgId, keyId);
  if (!record || (record.userId !== userId && !ctx.permissions.has("api-keys.manage"))) throw apiKeyNotFound(keyId);
  await assertMayEnd(ctx, record, userId);
  const at = new Date(ctx.clock.now());
  const isOwn = record.userId === userId;
  const entry = toAuditRecord(ctx, {
    action: "auth.api-key-revoked",
    target: { type: "api-key", id: keyId },
    severity: isOwn ? "notice" : "warning",
  });
  await db.withTransaction(async (transaction) => {
    const isRevoked = await apiKeys.revoke(ctx.orgId, keyId, { at, by: userId, removeAt: removalAfter(at) }, transaction);
    if (isRevoked) await audit.append(entry, transaction);
  });
  keyStates.forget(record.publicId);
}

async function assertMayEnd(ctx: Context<ApiKeyDeps>, { userId: ownerId }: ApiKeyRecord, userId: string): Promise<void> {
  if (ownerId === userId) return;
  await assertRecentProof(ctx);
  const owner = await ctx.deps.memberships.find(ctx.orgId, ownerId);
  if (owner && (ctx.role === null || !isRoleAbove(ctx.role, owner.role))) throw roleTooHigh();
}
