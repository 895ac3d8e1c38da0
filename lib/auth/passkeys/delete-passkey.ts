import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { assertAnotherWayIn } from "../internal/assert-another-way-in.ts";
import { requireUser } from "../internal/require-user.ts";
import { assertRecentProof } from "../mfa/assert-recent-proof.ts";
import type { MfaDeps } from "../mfa/ports.ts";
import { removeFactor } from "../mfa/remove-factor.ts";
import type { Transaction } from "../ports.ts";
import { passkeyNotFound, passkeysChanged } from "./errors.ts";

/** With the last one the person has no passkey as a factor any more. Sessions it opened go on. */
export async function deletePasskey(ctx: Context<MfaDeps>, { passkeyId }: { passkeyId: string }): Promise<void> {
  const { db, passkeys, audit } = ctx.deps;
  const { userId } = requireUser(ctx);
  await assertRecentProof(ctx);
  const all = await passkeys.list(userId);
  if (!all.some(({ _id }) => _id === passkeyId)) throw passkeyNotFound();
  const target = { type: "passkey", id: passkeyId };
  const write = async (transaction: Transaction) => {
    if (!(await passkeys.delete(userId, passkeyId, transaction))) throw passkeyNotFound();
    await assertAnotherWayIn(ctx, userId, transaction);
    const isLast = (await passkeys.list(userId, transaction)).length === 0;
    // Another request took or added one in between: what this one set out to do is no longer what it would do.
    if (isLast !== (all.length === 1)) throw passkeysChanged();
    await audit.append(toAuditRecord(ctx, { action: "auth.passkey-deleted", target, severity: "warning" }), transaction);
  };
  if (all.length === 1) await removeFactor(ctx, { factor: "passkey", write });
  else await db.withTransaction(write);
}
