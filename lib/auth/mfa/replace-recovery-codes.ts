import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { factorMissing } from "../errors.ts";
import { getOwnUser } from "../internal/get-own-user.ts";
import { assertRecentProof } from "./assert-recent-proof.ts";
import { tellPerson } from "./internal/tell-person.ts";
import type { MfaDeps } from "./ports.ts";
import { createRecoveryCodes, digestOfRecoveryCode } from "./recovery-codes.ts";

/** Ten new ones; the old ones end with it. */
export async function replaceRecoveryCodes(ctx: Context<MfaDeps>): Promise<{ recoveryCodes: string[] }> {
  const { db, factors, audit, auth } = ctx.deps;
  await assertRecentProof(ctx);
  const user = await getOwnUser(ctx);
  if (!user.factors?.length) throw factorMissing();
  const recoveryCodes = createRecoveryCodes();
  const digests = recoveryCodes.map((code) => digestOfRecoveryCode(auth.passwordPepper, user._id, code));
  const entry = { action: "auth.recovery-codes-replaced", target: { type: "user", id: user._id }, severity: "notice" as const };
  await db.withTransaction(async (transaction) => {
    await factors.replaceRecoveryCodes(user._id, digests, transaction);
    await audit.append(toAuditRecord(ctx, entry), transaction);
  });
  await tellPerson(ctx, user, {
    subject: "You have new recovery codes",
    text: "Ten new recovery codes were made for your account; the old ones no longer work.",
  });
  return { recoveryCodes };
}
