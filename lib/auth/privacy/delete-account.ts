import { z } from "zod";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { getOwnUser } from "../internal/get-own-user.ts";
import { requireUser } from "../internal/require-user.ts";
import { normalizeEmail } from "../normalize-email.ts";
import type { UserRecord } from "../user.store.ts";
import type { AccountDeletionRecord } from "./account-deletion.store.ts";
import { confirmationWrong, deletionBegun, holdActive, noDeletion, soleOwner } from "./errors.ts";
import { sendReceipt } from "./letters.ts";
import type { PrivacyDeps } from "./ports.ts";
import { type Receipt, signReceipt } from "./receipt.ts";

const GRACE_MS = 14 * 86_400_000;

export const accountDeletionSchema = z.strictObject({
  state: z.enum(["none", "scheduled", "begun"]),
  requestedAt: z.iso.datetime().nullable(),
  dueAt: z.iso.datetime().nullable(),
  /** The person has signed in since: go on or call it off? */
  needsChoice: z.boolean(),
  /** What becomes of each organization: left, deleted with the account, or in the way. */
  organizations: z.array(
    z.strictObject({ id: z.string(), name: z.string(), outcome: z.enum(["left", "deleted", "transfer-first", "held"]) }),
  ),
});
export type AccountDeletion = z.infer<typeof accountDeletionSchema>;

/** Also what would happen, before anything is asked for. */
export async function getAccountDeletion(ctx: Context<PrivacyDeps>): Promise<AccountDeletion> {
  const { userId, sessionId } = requireUser(ctx);
  const { accountDeletions, sessions } = ctx.deps;
  const deletion = await accountDeletions.find(userId);
  const session = deletion && (await sessions.find(ctx.orgId, sessionId));
  return {
    state: deletion ? (deletion.begun ? "begun" : "scheduled") : "none",
    requestedAt: deletion?.requestedAt.toISOString() ?? null,
    dueAt: deletion?.dueAt.toISOString() ?? null,
    needsChoice: deletion !== null && session !== null && session.createdAt.getTime() > deletion.confirmedAt.getTime(),
    organizations: await outcomesFor(ctx, userId),
  };
}

/** `email` is the account's own, typed by hand. Ends no session: whoever signs in again is asked once more. */
export async function scheduleAccountDeletion(ctx: Context<PrivacyDeps>, { email }: { email: string }): Promise<AccountDeletion> {
  const user = await getOwnUser(ctx);
  if (normalizeEmail(email) !== user.emailNormalized) throw confirmationWrong("/body/email", "This is not the address of your account.");
  await scheduleDeletionOf(ctx, user, {});
  return getAccountDeletion(ctx);
}

/** For whoever has been judged to be allowed to: the person, or an administrator with a reason. Asking twice changes nothing. */
export async function scheduleDeletionOf(
  ctx: Context<PrivacyDeps>,
  user: UserRecord,
  { reason, orgId = ctx.orgId }: { reason?: string; orgId?: string },
): Promise<void> {
  const outcomes = await outcomesFor(ctx, user._id);
  const inTheWay = outcomes.filter(({ outcome }) => outcome === "transfer-first").map(({ name }) => name);
  if (inTheWay.length > 0) throw soleOwner(inTheWay);
  if (outcomes.some(({ outcome }) => outcome === "held")) throw holdActive();
  if (await ctx.deps.accountDeletions.find(user._id)) return;
  const { db, accountDeletions, audit } = ctx.deps;
  const now = new Date(ctx.clock.now());
  const dueAt = new Date(now.getTime() + GRACE_MS);
  const deletion: AccountDeletionRecord = {
    ...{ _id: createId("accountDeletion"), userId: user._id, requestedAt: now, confirmedAt: now, dueAt, begun: null, waitingFor: null },
  };
  const target = { type: "account-deletion", id: deletion._id };
  const entry = {
    action: "auth.account-deletion-scheduled",
    target,
    severity: "critical" as const,
    ...(reason !== undefined && { reason }),
  };
  const record = toAuditRecord(ctx, entry, orgId);
  const isNew = await db.isInserted(
    db.withTransaction(async (transaction) => {
      await accountDeletions.insert(deletion, transaction);
      await audit.append(record, transaction);
    }),
  );
  if (isNew) await sendReceipt(ctx, user, await signReceipt(ctx.deps.auditSigner, deletion, null));
}

/** After a sign-in in the days of grace: it goes on. */
export async function continueAccountDeletion(ctx: Context<PrivacyDeps>): Promise<AccountDeletion> {
  await change(ctx, "auth.account-deletion-confirmed", (userId, transaction) =>
    ctx.deps.accountDeletions.confirm(userId, new Date(ctx.clock.now()), transaction),
  );
  return getAccountDeletion(ctx);
}

export async function cancelAccountDeletion(ctx: Context<PrivacyDeps>): Promise<AccountDeletion> {
  await change(ctx, "auth.account-deletion-cancelled", (userId, transaction) => ctx.deps.accountDeletions.cancel(userId, transaction));
  return getAccountDeletion(ctx);
}

/** To keep, before the account is gone. */
export async function getReceipt(ctx: Context<PrivacyDeps>): Promise<Receipt> {
  const { userId } = requireUser(ctx);
  const deletion = await ctx.deps.accountDeletions.find(userId);
  if (!deletion) throw noDeletion();
  return signReceipt(ctx.deps.auditSigner, deletion, null);
}

type Change = (userId: string, transaction: Parameters<PrivacyDeps["accountDeletions"]["cancel"]>[1]) => Promise<boolean>;

async function change(ctx: Context<PrivacyDeps>, action: string, apply: Change): Promise<void> {
  const { userId } = requireUser(ctx);
  const deletion = await ctx.deps.accountDeletions.find(userId);
  if (!deletion) throw noDeletion();
  const record = toAuditRecord(ctx, { action, target: { type: "account-deletion", id: deletion._id }, severity: "warning" });
  await ctx.deps.db.withTransaction(async (transaction) => {
    if (!(await apply(userId, transaction))) throw deletionBegun();
    await ctx.deps.audit.append(record, transaction);
  });
}

/** An organization goes with its only member; one that others work in needs another owner before its only one leaves. */
export async function outcomesFor(ctx: Context<PrivacyDeps>, userId: string): Promise<AccountDeletion["organizations"]> {
  const { memberships, organizations, legalHolds } = ctx.deps;
  const own = await memberships.listOfUser(userId);
  const records = await organizations.listByIds(own.map(({ orgId }) => orgId));
  const outcomes = records.map(async ({ _id, name }) => {
    const members = await memberships.list(_id, { role: null, after: null, limit: 2 });
    const owners = await memberships.list(_id, { role: "OWNER", after: null, limit: 2 });
    const isAlone = members.every((member) => member.userId === userId);
    const isNeeded = owners.some((owner) => owner.userId === userId) && owners.length === 1;
    const hold = isAlone ? await legalHolds.findActive(_id, new Date(ctx.clock.now())) : null;
    const outcome = isAlone ? (hold?.until === null ? "held" : "deleted") : isNeeded ? "transfer-first" : "left";
    return { id: _id, name, outcome } as const;
  });
  return Promise.all(outcomes);
}
