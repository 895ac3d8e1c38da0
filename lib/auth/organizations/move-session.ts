import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { credentialsRequired } from "../errors.ts";
import { buildSession } from "../internal/build-session.ts";
import { requireUser } from "../internal/require-user.ts";
import type { MembershipRecord } from "../membership.store.ts";
import type { AuthDeps, Transaction } from "../ports.ts";
import type { SignedIn } from "../signed-in.ts";
import type { UserRecord } from "../user.store.ts";

type Move = {
  user: UserRecord;
  membership: MembershipRecord;
  /** What has to happen with it, in the same transaction and before it. */
  first?: (transaction: Transaction) => Promise<void>;
};

/**
 * A session belongs to one organization, so another one begins and this one ends: a browser holds one pair of cookies, and a
 * session nobody can reach would only wait to be stolen. How and when it was proven, and when it began, go along: whoever moves
 * has not signed in anew.
 */
export async function moveSession(ctx: Context<AuthDeps>, { user, membership, first }: Move): Promise<SignedIn> {
  const { db, sessions, users, audit, identities } = ctx.deps;
  const { sessionId } = requireUser(ctx);
  const current = await sessions.find(ctx.orgId, sessionId);
  if (!current) throw credentialsRequired();
  const next = buildSession(ctx, { user, membership, methods: current.methods });
  const record = { ...next.record, provenAt: current.provenAt, createdAt: current.createdAt };
  const entry = { action: "auth.organization-switched", reason: `${ctx.orgId} to ${membership.orgId}` };
  const target = (id: string) => ({ type: "session", id });
  await db.withTransaction(async (transaction) => {
    await first?.(transaction);
    const revocation = { at: new Date(ctx.clock.now()), reason: "switched-organization" as const };
    if (!(await sessions.revoke(ctx.orgId, sessionId, revocation, transaction))) throw credentialsRequired();
    await sessions.insert(record, transaction);
    await users.setLastOrganization(user._id, membership.orgId, transaction);
    await audit.append(toAuditRecord(ctx, { ...entry, target: target(sessionId) }), transaction);
    await audit.append(toAuditRecord(next.ctx, { ...entry, target: target(record._id) }), transaction);
  });
  identities.forget(sessionId);
  return next.signedIn;
}
