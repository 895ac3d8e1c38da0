import type { Context } from "../../platform/context.ts";
import { requireUser } from "../internal/require-user.ts";
import type { ApiKeyRecord } from "./api-key.store.ts";
import { apiKeyNotFound, apiKeyRevoked } from "./errors.ts";
import type { ApiKeyDeps } from "./ports.ts";

/** To change it: a colleague's is not found, whatever the caller's role. */
export async function getOwnKey(ctx: Context<ApiKeyDeps>, keyId: string): Promise<ApiKeyRecord> {
  const { userId } = requireUser(ctx);
  const record = await ctx.deps.apiKeys.find(ctx.orgId, keyId);
  if (!record || record.userId !== userId) throw apiKeyNotFound(keyId);
  if (record.revokedAt !== null) throw apiKeyRevoked();
  return record;
}
