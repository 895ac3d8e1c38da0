import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { factorMissing } from "../errors.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { findActionableAccount } from "../users/find-target.ts";
import type { WithReasonInput } from "../users/schema.ts";
import { assertRecentProof } from "./assert-recent-proof.ts";
import { tellPerson } from "./internal/tell-person.ts";
import type { MfaDeps } from "./ports.ts";

/**
 * For somebody who has lost phone and recovery codes. Every second factor and recovery code goes and every session ends, so that what is
 * left is the first step alone; the person is told, since whoever talked an administrator into this may not be them.
 */
export async function resetFactors(ctx: Context<MfaDeps>, { reason, ...input }: WithReasonInput): Promise<void> {
  assertPermission(ctx, "users.write");
  await assertRecentProof(ctx);
  const { user, membership } = await findActionableAccount(ctx, input);
  if (!user.factors?.length) throw factorMissing();
  const { db, users, factors, passkeys, tickets, audit, identities } = ctx.deps;
  const target = { type: "user", id: user._id };
  const what = { action: "auth.factors-reset", target, severity: "critical" as const, reason, before: { factors: user.factors } };
  const ended = await db.withTransaction(async (transaction) => {
    await users.clearFactors(user._id, transaction);
    await factors.delete(user._id, transaction);
    await passkeys.deleteAll(user._id, transaction);
    await tickets.deleteAll(user._id, transaction);
    await audit.append(toAuditRecord(ctx, what, membership.orgId), transaction);
    return endSessions(ctx, { userId: user._id, reason: "revoked" }, transaction);
  });
  for (const sessionId of ended) identities.forget(sessionId);
  const text = `An administrator removed every second step from your account and ended your sessions. The reason they gave: ${reason}`;
  await tellPerson(ctx, user, { subject: "Your second steps were reset by an administrator", text });
}
