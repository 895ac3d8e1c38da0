import { toAuditRecord } from "../platform/audit/audit-record.ts";
import type { Context } from "../platform/context.ts";
import type { AuthDeps } from "./ports.ts";
import { parseRefreshToken } from "./refresh-token.ts";
import type { SessionRecord } from "./session.store.ts";

/**
 * Ends the session of the refresh token or, without one, of the caller. Signing out twice, or without being signed in,
 * is no error. An expired access token is no obstacle: the refresh token says enough.
 */
export async function signOut(ctx: Context<AuthDeps>, refreshToken: string | null): Promise<void> {
  const { db, sessions, audit, identities } = ctx.deps;
  const session = await findSession(ctx, refreshToken);
  if (!session) return;
  const actor = { type: "user" as const, userId: session.userId, sessionId: session._id };
  const entry = toAuditRecord(
    { ...ctx, actor },
    { action: "auth.signed-out", target: { type: "session", id: session._id } },
    session.orgId,
  );
  await db.withTransaction(async (transaction) => {
    const revocation = { at: new Date(ctx.clock.now()), reason: "signed-out" as const };
    if (await sessions.revoke(session.orgId, session._id, revocation, transaction)) await audit.append(entry, transaction);
  });
  identities.forget(session._id);
}

function findSession(ctx: Context<AuthDeps>, refreshToken: string | null): Promise<SessionRecord | null> {
  const { sessions, auth } = ctx.deps;
  const named = refreshToken === null ? null : parseRefreshToken(auth.secret, refreshToken);
  if (named) return sessions.findForRefresh(named.sessionId);
  return ctx.actor.type === "user" ? sessions.find(ctx.orgId, ctx.actor.sessionId) : Promise.resolve(null);
}
