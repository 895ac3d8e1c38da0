import type { Context } from "../../platform/context.ts";
import { tokenHashOf } from "../../platform/crypto/secret-token.ts";
import { createId } from "../../platform/ids.ts";
import { permissionsOf } from "../../platform/permissions.ts";
import type { MembershipRecord } from "../membership.store.ts";
import type { AuthDeps } from "../ports.ts";
import type { ProofMethod } from "../proof.ts";
import { createRefreshToken } from "../refresh-token.ts";
import type { SessionRecord } from "../session.store.ts";
import { createAccessToken } from "../session-token.ts";
import type { SignedIn } from "../signed-in.ts";
import { toAccount } from "../to-account.ts";
import type { UserRecord } from "../user.store.ts";

const LONGEST_USER_AGENT = 300;

/** `ctx` is the caller's, from here on acting as the person who signed in. */
export type NewSession = { ctx: Context<AuthDeps>; record: SessionRecord; signedIn: SignedIn };

type SessionOf = { user: UserRecord; membership: MembershipRecord; methods: readonly ProofMethod[] };

export function buildSession(ctx: Context<AuthDeps>, { user, membership, methods }: SessionOf): NewSession {
  const { auth } = ctx.deps;
  const now = ctx.clock.now();
  const sessionId = createId("session");
  const refreshToken = createRefreshToken(auth.secret, sessionId);
  const { orgId, role } = membership;
  const record: SessionRecord = {
    _id: sessionId,
    orgId,
    userId: user._id,
    tokenVersion: user.tokenVersion,
    refreshHash: tokenHashOf(refreshToken),
    previousHash: null,
    rotatedAt: new Date(now),
    methods,
    provenAt: new Date(now),
    createdAt: new Date(now),
    lastSeenAt: new Date(now),
    expiresAt: new Date(now + auth.refreshTtlSeconds * 1_000),
    revokedAt: null,
    revokedFor: null,
    userAgent: ctx.userAgent.slice(0, LONGEST_USER_AGENT),
    ip: ctx.ip,
  };
  const subject = { sub: user._id, orgId, role, sid: sessionId, tv: user.tokenVersion };
  const signedIn: SignedIn = {
    accessToken: createAccessToken(auth.secret, subject, { nowMs: now, ttlSeconds: auth.accessTtlSeconds }),
    accessMaxAgeSeconds: auth.accessTtlSeconds,
    refreshToken,
    refreshMaxAgeSeconds: auth.refreshTtlSeconds,
    account: toAccount(user, role),
  };
  const actor = { type: "user" as const, userId: user._id, sessionId, provenAt: now };
  const { platformRole } = user;
  return { ctx: { ...ctx, actor, orgId, role, platformRole, permissions: permissionsOf(role, platformRole) }, record, signedIn };
}
