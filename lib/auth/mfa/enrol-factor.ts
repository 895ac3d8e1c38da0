import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { enrolmentMissing } from "../errors.ts";
import { getOwnUser } from "../internal/get-own-user.ts";
import { requireUser } from "../internal/require-user.ts";
import type { Transaction } from "../ports.ts";
import type { FactorKind } from "../proof.ts";
import { NAMES } from "./internal/names.ts";
import { tellPerson } from "./internal/tell-person.ts";
import type { MfaDeps } from "./ports.ts";
import { createRecoveryCodes, digestOfRecoveryCode } from "./recovery-codes.ts";

type Enrolment = {
  factor: FactorKind;
  /** False when there is nothing (any more) to finish. */
  write(transaction: Transaction): Promise<boolean>;
};

/**
 * The end of every enrolment, for whoever has just judged the new factor: factor, the person's list of kinds, recovery codes if
 * there are none, this session's proof and the audit record in one transaction. So half an enrolment is none.
 */
export async function enrolFactor(ctx: Context<MfaDeps>, { factor, write }: Enrolment): Promise<{ recoveryCodes: string[] | null }> {
  const { db, users, sessions, factors, audit, auth, identities } = ctx.deps;
  const user = await getOwnUser(ctx);
  const { sessionId } = requireUser(ctx);
  const at = new Date(ctx.clock.now());
  const codes = createRecoveryCodes();
  const digests = codes.map((code) => digestOfRecoveryCode(auth.passwordPepper, user._id, code));
  const entry = { action: "auth.factor-enrolled", target: { type: "user", id: user._id }, severity: "notice" as const, after: { factor } };

  const isIssued = await db.withTransaction(async (transaction) => {
    if (!(await write(transaction))) throw enrolmentMissing();
    await users.addFactor(user._id, factor, transaction);
    await sessions.renewProof(ctx.orgId, sessionId, { method: factor, at }, transaction);
    await audit.append(toAuditRecord(ctx, entry), transaction);
    return factors.addRecoveryCodes(user._id, digests, transaction);
  });
  identities.forget(sessionId);
  const text = `${NAMES[factor]} was set up as a second step for signing in to your account.`;
  await tellPerson(ctx, user, { subject: "A second step was added to your account", text });
  return { recoveryCodes: isIssued ? codes : null };
}
