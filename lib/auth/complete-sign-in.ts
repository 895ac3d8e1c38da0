import { toAuditRecord } from "../platform/audit/audit-record.ts";
import type { Context } from "../platform/context.ts";
import { isBanned } from "./ban.ts";
import { accountBanned, membershipMissing } from "./errors.ts";
import { buildSession } from "./internal/build-session.ts";
import { createTicket, type SecondStep } from "./mfa/second-step-ticket.ts";
import { findSignInMembership } from "./organizations/find-sign-in-membership.ts";
import type { AuthDeps } from "./ports.ts";
import { isProvenBy, type ProofMethod } from "./proof.ts";
import type { SignedIn } from "./signed-in.ts";
import type { UserRecord } from "./user.store.ts";

export type SignInOutcome = { type: "signed-in"; signedIn: SignedIn } | ({ type: "second-step" } & SecondStep);

/** Where every way in ends: what keeps a person out for good, and whether a second step is owed, is decided here and once. */
export async function completeSignIn(
  ctx: Context<AuthDeps>,
  user: UserRecord,
  proof: { methods: readonly ProofMethod[] },
): Promise<SignInOutcome> {
  const membership = await findSignInMembership(ctx.deps, user);
  if (!membership) throw membershipMissing();
  if (isBanned(user, membership)) throw accountBanned();
  if (!isProvenBy(user.factors ?? [], proof.methods)) return { type: "second-step", ...(await createTicket(ctx, user, proof.methods)) };
  return { type: "signed-in", signedIn: await openSession(buildSession(ctx, { user, membership, methods: proof.methods })) };
}

async function openSession({ ctx, record, signedIn }: ReturnType<typeof buildSession>): Promise<SignedIn> {
  const { db, sessions, audit } = ctx.deps;
  const entry = toAuditRecord(ctx, {
    action: "auth.signed-in",
    target: { type: "session", id: record._id },
    after: { methods: record.methods },
  });
  await db.withTransaction(async (transaction) => {
    await sessions.insert(record, transaction);
    await audit.append(entry, transaction);
  });
  return signedIn;
}
