import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { requireUser } from "../internal/require-user.ts";
import type { AuthDeps } from "../ports.ts";
import { endSessions } from "./end-sessions.ts";

/** All of the caller's own in all organizations, or all but the one they are calling with. Gives back how many it was. */
export async function revokeSessions(ctx: Context<AuthDeps>, { which }: { which: "others" | "all" }): Promise<number> {
  const { db, audit, identities } = ctx.deps;
  const { userId, sessionId } = requireUser(ctx);
  const kept = which === "others" ? { except: sessionId } : {};
  const target = { type: "user", id: userId };
  const ended = await db.withTransaction(async (transaction) => {
    const sessionIds = await endSessions(ctx, { userId, ...kept, reason: "revoked" }, transaction);
    const entry = { action: "auth.sessions-revoked", target, severity: "notice" as const, after: { which, sessionIds } };
    if (sessionIds.length > 0) await audit.append(toAuditRecord(ctx, entry), transaction);
    return sessionIds;
  });
  for (const each of ended) identities.forget(each);
  return ended.length;
}
