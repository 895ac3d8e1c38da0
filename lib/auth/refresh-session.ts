import { toAuditRecord } from "../platform/audit/audit-record.ts";
import type { Context } from "../platform/context.ts";
import { tokenHashOf } from "../platform/crypto/secret-token.ts";
import { isBanned } from "./ban.ts";
import { refreshRefused } from "./errors.ts";
import { judgeRefresh } from "./judge-refresh.ts";
import type { AuthDeps } from "./ports.ts";
import { parseRefreshToken, successorOf } from "./refresh-token.ts";
import type { SessionRecord } from "./session.store.ts";
import { createAccessToken } from "./session-token.ts";
import { endOfStay } from "./sessions/end-of-stay.ts";
import type { SessionTokens } from "./signed-in.ts";

/** A lost race means that another request rotated or changed the session, so the second look usually decides. */
const LOOKS = 3;

/** Spends the presented refresh token for its successor and a new access token. */
export async function refreshSession(ctx: Context<AuthDeps>, refreshToken: string): Promise<SessionTokens> {
  const { sessions, auth } = ctx.deps;
  const sessionId = parseRefreshToken(auth.secret, refreshToken)?.sessionId;
  if (sessionId === undefined) throw refreshRefused();
  const presentedHash = tokenHashOf(refreshToken);
  const successor = successorOf(auth.secret, sessionId, refreshToken);
  for (let look = 0; look < LOOKS; look += 1) {
    const session = await sessions.findForRefresh(sessionId);
    if (!session) throw refreshRefused();
    const verdict = judgeRefresh(session, presentedHash, ctx.clock.now());
    if (verdict === "ended") throw refreshRefused();
    if (verdict === "reused") {
      await endFamily(ctx, session);
      throw refreshRefused();
    }
    const access = await createAccessTokenFor(ctx, session);
    if (access === "ended") throw refreshRefused();
    if (access === null) continue;
    if (verdict === "repeat") return toTokens(ctx, access, successor, session.expiresAt);
    const now = ctx.clock.now();
    const expiresAt = new Date(now + auth.refreshTtlSeconds * 1_000);
    const rotation = { from: presentedHash, to: tokenHashOf(successor), at: new Date(now), expiresAt };
    if (await sessions.rotate(session.orgId, sessionId, rotation)) return toTokens(ctx, access, successor, expiresAt);
  }
  throw refreshRefused();
}

/**
 * Null when the account's token version or membership no longer carries the session. A password change in another tab
 * moves both records, and this may have read one before and one after it: the caller looks again before it refuses.
 */
async function createAccessTokenFor(ctx: Context<AuthDeps>, session: SessionRecord): Promise<string | "ended" | null> {
  const { users, memberships, organizations, auth } = ctx.deps;
  const [user, membership, organization] = await Promise.all([
    users.findStanding(session.userId),
    memberships.find(session.orgId, session.userId),
    organizations.find(session.orgId),
  ]);
  if (!user || !membership || isBanned(user, membership) || user.tokenVersion !== session.tokenVersion) return null;
  const standing = { role: membership.role, platformRole: user.platformRole, organization };
  if (endOfStay(session, standing, auth).getTime() <= ctx.clock.now()) return "ended";
  const subject = { sub: session.userId, orgId: session.orgId, role: membership.role, sid: session._id, tv: user.tokenVersion };
  return createAccessToken(auth.secret, subject, { nowMs: ctx.clock.now(), ttlSeconds: auth.accessTtlSeconds });
}

async function endFamily(ctx: Context<AuthDeps>, session: SessionRecord): Promise<void> {
  const { db, sessions, audit, identities } = ctx.deps;
  const reason = "A spent refresh token was presented; the session was ended.";
  const target = { type: "session", id: session._id };
  const entry = toAuditRecord(ctx, { action: "auth.refresh-reused", target, severity: "critical", reason }, session.orgId);
  await db.withTransaction(async (transaction) => {
    const revocation = { at: new Date(ctx.clock.now()), reason: "refresh-reused" as const };
    if (await sessions.revoke(session.orgId, session._id, revocation, transaction)) await audit.append(entry, transaction);
  });
  identities.forget(session._id);
}

function toTokens(ctx: Context<AuthDeps>, accessToken: string, refreshToken: string, expiresAt: Date): SessionTokens {
  const refreshMaxAgeSeconds = Math.max(1, Math.floor((expiresAt.getTime() - ctx.clock.now()) / 1_000));
  return { accessToken, accessMaxAgeSeconds: ctx.deps.auth.accessTtlSeconds, refreshToken, refreshMaxAgeSeconds };
}
