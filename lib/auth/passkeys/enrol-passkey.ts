import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { requireUser } from "../internal/require-user.ts";
import { enrolFactor } from "../mfa/enrol-factor.ts";
import type { MfaDeps } from "../mfa/ports.ts";
import { passkeyKnown, passkeyNotEnrolled, passkeysFull } from "./errors.ts";
import { PASSKEYS_MAX, type PasskeyRecord } from "./passkey.store.ts";
import { parseChallenge, userHandleOf } from "./passkey-challenge.ts";
import type { Attestation, EnrolledPasskey } from "./schema.ts";
import { toPasskey } from "./to-passkey.ts";
import { readChallenge, relyingPartyOf, verifyAttestation } from "./webauthn.ts";

/** Open to every role: how somebody signs in is their own. The first one also brings recovery codes, unless there are some. */
export async function enrolPasskey(ctx: Context<MfaDeps>, input: { name: string; attestation: Attestation }): Promise<EnrolledPasskey> {
  const { db, users, passkeys, spentProofs, audit, auth, clock } = ctx.deps;
  const { userId, sessionId } = requireUser(ctx);
  const challenge = readChallenge(input.attestation) ?? "";
  const spent = parseChallenge(auth.secret, { type: "enrol", userId, sessionId }, challenge, clock.now());
  const credential = spent && (await verifyAttestation(input.attestation, { party: relyingPartyOf(auth.baseUrl), challenge }));
  if (!spent || !credential) throw passkeyNotEnrolled();
  const record = toRecord(ctx, userId, { ...input, credential });
  const target = { type: "passkey", id: record._id };
  const enrolled: { recoveryCodes: string[] | null } = { recoveryCodes: null };
  const isNew = await db.isInserted(
    enrolFactor(ctx, {
      factor: "passkey",
      async write(transaction) {
        await spentProofs.insert(spent, transaction);
        await users.lockWaysIn(userId, record.createdAt, transaction);
        if ((await passkeys.list(userId, transaction)).length >= PASSKEYS_MAX) throw passkeysFull(PASSKEYS_MAX);
        await passkeys.insert(record, transaction);
        await audit.append(toAuditRecord(ctx, { action: "auth.passkey-enrolled", target, severity: "notice" }), transaction);
        return true;
      },
    }).then(({ recoveryCodes }) => Object.assign(enrolled, { recoveryCodes })),
  );
  if (!isNew) throw passkeyKnown();
  return { passkey: toPasskey(record), ...enrolled };
}

type Enrolment = { name: string; attestation: Attestation; credential: NonNullable<Awaited<ReturnType<typeof verifyAttestation>>> };

function toRecord({ deps }: Context<MfaDeps>, userId: string, { name, attestation, credential }: Enrolment): PasskeyRecord {
  return {
    _id: createId("passkey"),
    userId,
    ...credential,
    transports: attestation.response.transports,
    userHandle: userHandleOf(deps.auth.secret, userId),
    name,
    createdAt: new Date(deps.clock.now()),
    lastUsedAt: null,
  };
}
