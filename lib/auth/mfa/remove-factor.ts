import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { factorMissing, passwordTooShortAlone } from "../errors.ts";
import { getOwnUser } from "../internal/get-own-user.ts";
import { requireUser } from "../internal/require-user.ts";
import type { Transaction } from "../ports.ts";
import type { FactorKind } from "../proof.ts";
import { assertRecentProof } from "./assert-recent-proof.ts";
import { NAMES } from "./internal/names.ts";
import { tellPerson } from "./internal/tell-person.ts";
import type { MfaDeps } from "./ports.ts";

type Removal = { factor: FactorKind; write(transaction: Transaction): Promise<void> };

/** Whoever has a factor proves by a factor or a recovery code, so what opens this is never the password alone. */
export async function removeFactor(ctx: Context<MfaDeps>, { factor, write }: Removal): Promise<void> {
  const { db, users, factors, audit, identities, clock } = ctx.deps;
  await assertRecentProof(ctx);
  const user = await getOwnUser(ctx);
  if (!user.factors?.includes(factor)) throw factorMissing();
  const entry = { action: "auth.factor-removed", target: { type: "user", id: user._id }, severity: "warning" as const, before: { factor } };
  await db.withTransaction(async (transaction) => {
    await write(transaction);
    const left = await users.removeFactor(user._id, factor, transaction);
    // Recovery codes stand in for a factor: without one there is nothing they could open.
    if (left.length === 0) {
      const { passwordNeedsFactor } = (await users.lockWaysIn(user._id, new Date(clock.now()), transaction)) ?? {};
      if (passwordNeedsFactor) throw passwordTooShortAlone();
      await factors.delete(user._id, transaction);
    }
    await audit.append(toAuditRecord(ctx, entry), transaction);
  });
  identities.forget(requireUser(ctx).sessionId);
  const text = `${NAMES[factor]} no longer signs you in: it was removed from your account.`;
  await tellPerson(ctx, user, { subject: "A second step was removed from your account", text });
}

export function removeTotp(ctx: Context<MfaDeps>): Promise<void> {
  return removeFactor(ctx, { factor: "totp", write: (transaction) => ctx.deps.factors.removeTotp(requireUser(ctx).userId, transaction) });
}

export function removeSms(ctx: Context<MfaDeps>): Promise<void> {
  return removeFactor(ctx, { factor: "sms", write: (transaction) => ctx.deps.factors.removeSms(requireUser(ctx).userId, transaction) });
}
