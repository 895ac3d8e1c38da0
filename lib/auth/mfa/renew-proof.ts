import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { requireUser } from "../internal/require-user.ts";
import type { AuthDeps } from "../ports.ts";
import { PROOF_LIFETIME_MS, type ProofMethod } from "../proof.ts";

/** For whoever has just judged a proof of the caller: this session counts as proven for ten minutes from now. */
export async function renewProof(ctx: Context<AuthDeps>, method: ProofMethod): Promise<{ provenUntil: Date }> {
  const { db, sessions, audit, identities } = ctx.deps;
  const { sessionId } = requireUser(ctx);
  const at = new Date(ctx.clock.now());
  const entry = toAuditRecord(ctx, { action: "auth.proof-renewed", target: { type: "session", id: sessionId }, after: { method } });
  await db.withTransaction(async (transaction) => {
    await sessions.renewProof(ctx.orgId, sessionId, { method, at }, transaction);
    await audit.append(entry, transaction);
  });
  identities.forget(sessionId);
  return { provenUntil: new Date(at.getTime() + PROOF_LIFETIME_MS) };
}
