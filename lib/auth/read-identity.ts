import type { PlatformRole, Role } from "../platform/permissions.ts";
import type { IdentityCache } from "./identity-cache.ts";
import type { AuthDeps } from "./ports.ts";
import { type AccessClaims, isExpired, parseAccessToken } from "./session-token.ts";

export type Identity = {
  userId: string;
  orgId: string;
  role: Role;
  platformRole: PlatformRole | undefined;
  sessionId: string;
  provenAt: number;
  isEnrolmentDue: boolean;
};

type ReadDeps = Pick<AuthDeps, "clock"> & { identities: IdentityCache; auth: Pick<AuthDeps["auth"], "secret"> };

/** Null for any token that does not sign its bearer in; it fails only when the database does. The role is today's, not the token's. */
export async function readIdentity(deps: ReadDeps, token: string): Promise<Identity | null> {
  const claims = parseAccessToken(deps.auth.secret, token);
  if (!claims || isExpired(claims, deps.clock.now())) return null;
  const state = await readStateOf(deps.identities, claims);
  if (!state?.isOpen || state.tokenVersion !== claims.tv) return null;
  const { role, platformRole, provenAt, isEnrolmentDue } = state;
  return { userId: claims.sub, orgId: claims.orgId, role, platformRole, sessionId: claims.sid, provenAt, isEnrolmentDue };
}

async function readStateOf(identities: IdentityCache, claims: AccessClaims): ReturnType<IdentityCache["get"]> {
  const key = { orgId: claims.orgId, userId: claims.sub, sessionId: claims.sid };
  const state = await identities.get(key);
  // A token newer than what is remembered comes from another process that has just changed the password: look again.
  return state && state.tokenVersion < claims.tv ? identities.renew(key) : state;
}

/** Tells `auth.token_expired` from `auth.credentials_required` once `readIdentity` has said null. */
export function isExpiredToken(deps: { clock: AuthDeps["clock"]; auth: Pick<AuthDeps["auth"], "secret"> }, token: string): boolean {
  const claims = parseAccessToken(deps.auth.secret, token);
  return claims !== null && isExpired(claims, deps.clock.now());
}
