import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { AuthDeps } from "../ports.ts";
import { passkeyRefused } from "./errors.ts";
import type { PasskeyRecord } from "./passkey.store.ts";
import { type PasskeyUse, parseChallenge } from "./passkey-challenge.ts";
import type { Assertion } from "./schema.ts";
import { readChallenge, relyingPartyOf, verifyAssertion } from "./webauthn.ts";

/**
 * Whose passkey signed this challenge, which is spent by it. For one person (a second step, a step-up) nobody else's passkey
 * counts. Always with user verification, so it stands for two factors: the device, and what unlocks it.
 */
export async function provePasskey(
  ctx: Context<AuthDeps>,
  use: Exclude<PasskeyUse, { type: "enrol" }>,
  assertion: Assertion,
): Promise<{ userId: string; passkeyId: string }> {
  const { passkeys, auth, clock } = ctx.deps;
  const passkey = await passkeys.findByCredential(assertion.id);
  if (!passkey || !belongsTo(passkey, use, assertion)) throw passkeyRefused();
  const challenge = readChallenge(assertion) ?? "";
  const entry = parseChallenge(auth.secret, use, challenge, clock.now());
  const verified = entry && (await verifyAssertion(assertion, passkey, { party: relyingPartyOf(auth.baseUrl), challenge }));
  if (!entry || !verified) {
    await recordRefusal(ctx, passkey, "auth.passkey-refused");
    throw passkeyRefused();
  }
  // Both 0: it does not count. Otherwise each use is a higher number, and an old one comes from a copy of the key.
  const isCounted = verified.counter > 0 || passkey.counter > 0;
  if (isCounted && verified.counter <= passkey.counter) {
    await recordRefusal(ctx, passkey, "auth.passkey-copied");
    throw passkeyRefused();
  }
  if (!(await settle(ctx, passkey, { entry, counter: verified.counter }))) throw passkeyRefused();
  return { userId: passkey.userId, passkeyId: passkey._id };
}

function belongsTo(passkey: PasskeyRecord, use: PasskeyUse, { response }: Assertion): boolean {
  if (use.type !== "sign-in") return passkey.userId === use.userId;
  // Who picks a passkey without having said who they are proves by its user handle that both mean the same person.
  return response.userHandle === passkey.userHandle;
}

/** False when the challenge was spent, or the counter taken, by another request. */
function settle(
  ctx: Context<AuthDeps>,
  passkey: PasskeyRecord,
  { entry, counter }: { entry: { _id: string; expiresAt: Date }; counter: number },
): Promise<boolean> {
  const { db, passkeys, spentProofs, clock } = ctx.deps;
  const at = new Date(clock.now());
  return db.isInserted(
    db.withTransaction(async (transaction) => {
      await spentProofs.insert(entry, transaction);
      if (!(await passkeys.use(passkey, { counter, at }, transaction))) throw passkeyRefused();
    }),
  );
}

/** In the chain of the person's home: that is where their sign-ins stand. */
async function recordRefusal(
  ctx: Context<AuthDeps>,
  passkey: PasskeyRecord,
  action: "auth.passkey-refused" | "auth.passkey-copied",
): Promise<void> {
  const { users, audit } = ctx.deps;
  const user = await users.find(passkey.userId);
  const reason =
    action === "auth.passkey-copied" ? "Its counter went back, so there is a copy of the key." : "Its answer could not be verified.";
  const severity = action === "auth.passkey-copied" ? "critical" : "warning";
  const target = { type: "passkey", id: passkey._id };
  await audit.append(toAuditRecord(ctx, { action, target, severity, reason }, user?.homeOrgId ?? ""));
}
