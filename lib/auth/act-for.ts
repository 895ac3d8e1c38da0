import type { Context } from "../platform/context.ts";
import { permissionsOf } from "../platform/permissions.ts";
import type { ApiKeyDeps } from "./api-keys/ports.ts";
import { effectiveScopes } from "./api-keys/to-api-key.ts";
import { isBanned } from "./ban.ts";

export type ActForDeps = Pick<ApiKeyDeps, "users" | "memberships" | "apiKeys">;

/**
 * The context of work that goes on for a person after their request has ended: they may do in it what they may do now, not what they could
 * when they asked. Null once they are banned or gone, or their key is revoked.
 */
export async function actFor<Deps extends ActForDeps>(
  ctx: Context<Deps>,
  { orgId, userId, keyId }: { orgId: string; userId: string; keyId: string | null },
): Promise<Context<Deps> | null> {
  const { users, memberships, apiKeys } = ctx.deps;
  const [membership, standing] = await Promise.all([memberships.find(orgId, userId), users.findStanding(userId)]);
  if (!membership || !standing || isBanned(membership, standing)) return null;
  const { role } = membership;
  const allowed = permissionsOf(role);
  if (keyId === null) return { ...ctx, orgId, role, permissions: allowed, actor: { type: "user", userId, sessionId: "" } };
  const key = await apiKeys.find(orgId, keyId);
  if (!key || key.revokedAt !== null || key.membershipId !== membership._id) return null;
  return { ...ctx, orgId, role, permissions: new Set(effectiveScopes(key.scopes, allowed)), actor: { type: "apiKey", keyId, userId } };
}
