import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { sessionNotFound } from "../errors.ts";
import { requireUser } from "../internal/require-user.ts";
import type { AuthDeps } from "../ports.ts";

/** One of the caller's own, in whichever organization; says whether it was the one they are calling with. Ending it twice is no error. */
export async function revokeSession(ctx: Context<AuthDeps>, sessionId: string): Promise<{ isCurrent: boolean }> {
  const { db, sessions, audit, identities } = ctx.deps;
  const caller = requireUser(ctx);
  const session = await sessions.findOwn(caller.userId, sessionId);
  if (!session) throw sessionNotFound();
  const target = { type: "session", id: sessionId };
  const entry = toAuditRecord(ctx, { action: "auth.session-revoked", target, severity: "notice" }, session.orgId);
  await db.withTransaction(async (transaction) => {
    const revocation = { at: new Date(ctx.clock.now()), reason: "revoked" as const };
    if (await sessions.revoke(session.orgId, sessionId, revocation, transaction)) await audit.append(entry, transaction);
  });
  identities.forget(sessionId);
  return { isCurrent: sessionId === caller.sessionId };
}
