// Forgets a person, step by step; every step is safe to repeat, and one that has to wait is taken again by the next tick. First nobody can
// act as the person any more, then their work is brought to its end, then everything goes by the inventory: what is theirs is deleted, in
// what is others' somebody who is gone takes their place, and the trail keeps pseudonyms whose secret is destroyed.

import { type AuditRecord, toAuditRecord } from "../../platform/audit/audit-record.ts";
import { digestOfPerson } from "../../platform/audit/pseudonyms.ts";
import { sequenceAudit } from "../../platform/audit/sequence-audit.ts";
import type { Context } from "../../platform/context.ts";
import type { PersonScope } from "../../platform/inventory.store.ts";
import type { UserRecord } from "../user.store.ts";
import type { AccountDeletionRecord } from "./account-deletion.store.ts";
import { outcomesFor } from "./delete-account.ts";
import { eraseOrganization, STRAGGLERS_MS } from "./erase-organization.ts";
import { sendReceipt } from "./letters.ts";
import type { PrivacyDeps } from "./ports.ts";
import { signReceipt } from "./receipt.ts";

export type ErasureStep = { type: "erased" } | { type: "waiting"; reason: string };
/** They go last: the steps before them are found through these. */
const UNCHAINED_MAX = 256;
const LAST: ReadonlySet<string> = new Set(["users", "account_deletions"]);

export async function eraseAccount(ctx: Context<PrivacyDeps>, deletion: AccountDeletionRecord): Promise<ErasureStep> {
  const { users, accountDeletions, cipher, keyRotations, auditSigner } = ctx.deps;
  const { userId } = deletion;
  const user = await users.find(userId);
  if (!user) return finish(ctx, userId);
  const { begun } = deletion;
  if (!begun) return begin(ctx, user);
  for (const orgId of begun.orgIds)
    if ((await ctx.deps.closeWork({ orgId, userId })) === "closing") return { type: "waiting", reason: "work-closing" };
  const counts = new Map<string, number>();
  for (const orgId of begun.orgIds) {
    const outcome = await leaveOrganization(ctx, user, { orgId, counts });
    if (outcome !== "left") return { type: "waiting", reason: outcome };
  }
  const scope = { orgId: null, userId, email: user.emailNormalized };
  for (const row of ctx.deps.inventory) if (!LAST.has(row.name)) await eraseIn(ctx, row, { scope, counts });
  await cipher.shred(userId);
  await keyRotations.delete(userId);
  await bury(ctx, userId, begun.orgIds);
  // The account itself goes right after the letter: its address is needed until then.
  const completion = {
    at: new Date(ctx.clock.now()),
    deleted: { ...Object.fromEntries([...counts].filter(([, count]) => count > 0)), users: 1 },
  };
  await sendReceipt(ctx, user, await signReceipt(auditSigner, deletion, completion));
  for (const row of ctx.deps.inventory) if (row.name === "users") await eraseIn(ctx, row, { scope, counts });
  await accountDeletions.delete(userId);
  return { type: "erased" };
}

async function finish(ctx: Context<PrivacyDeps>, userId: string): Promise<ErasureStep> {
  await ctx.deps.accountDeletions.delete(userId);
  return { type: "erased" };
}

/**
 * People may have joined since it was asked for, so it is judged again. What the person did in the last moment is on its way into the trail:
 * the rest waits for the next tick.
 */
async function begin(ctx: Context<PrivacyDeps>, { _id: userId }: UserRecord): Promise<ErasureStep> {
  const { accountDeletions, memberships, pseudonyms } = ctx.deps;
  const outcomes = await outcomesFor(ctx, userId);
  if (outcomes.some(({ outcome }) => outcome === "transfer-first" || outcome === "held"))
    return { type: "waiting", reason: "account.sole_owner" };
  const own = (await memberships.listOfUser(userId)).map(({ orgId }) => orgId);
  const orgIds = [...new Set([...own, ...(await pseudonyms.listOrganizationsOf(userId))])];
  await closeAccess(ctx, userId);
  await accountDeletions.begin(userId, { at: new Date(ctx.clock.now()), orgIds });
  return { type: "waiting", reason: "access-closing" };
}

async function closeAccess(ctx: Context<PrivacyDeps>, userId: string): Promise<void> {
  const { db, departingUsers, sessions, identities } = ctx.deps;
  const at = new Date(ctx.clock.now());
  const ended = await db.withTransaction(async (transaction) => {
    await departingUsers.closeAccess(userId, at, transaction);
    return sessions.revokeAll({ userId }, { at, reason: "account-deleted" }, transaction);
  });
  for (const sessionId of ended) identities.forget(sessionId);
}

type Counts = Map<string, number>;

async function leaveOrganization(
  ctx: Context<PrivacyDeps>,
  user: UserRecord,
  { orgId, counts }: { orgId: string; counts: Counts },
): Promise<"left" | "audit.hold_active" | "trail-unchained"> {
  const { audit, memberships, legalHolds, pseudonyms, inventory } = ctx.deps;
  const members = await memberships.list(orgId, { role: null, after: null, limit: 2 });
  const isAlone = members.some(({ userId }) => userId === user._id) && members.length === 1;
  if (isAlone) return (await eraseOrganization(ctx, orgId)) === "held" ? "audit.hold_active" : "left";
  await sequenceAudit(ctx.deps, orgId);
  const waiting = await audit.listUnchained(orgId, UNCHAINED_MAX);
  if (waiting.some((record) => namesPerson(record, user._id)) || waiting.length === UNCHAINED_MAX) return "trail-unchained";
  const scope: PersonScope = { orgId, userId: user._id, email: user.emailNormalized };
  for (const row of inventory) await eraseIn(ctx, row, { scope, counts });
  if (!(await legalHolds.findActive(orgId, new Date(ctx.clock.now())))) await pseudonyms.erase(orgId, user._id);
  return "left";
}

function namesPerson({ actor, target, subject }: AuditRecord, userId: string): boolean {
  return [actor, target.id, subject].includes(userId);
}

async function eraseIn(
  ctx: Context<PrivacyDeps>,
  row: PrivacyDeps["inventory"][number],
  { scope, counts }: { scope: PersonScope; counts: Counts },
): Promise<void> {
  const { inventoryDocuments } = ctx.deps;
  const count = (await inventoryDocuments.deleteOwned(row, scope)) + (await inventoryDocuments.replaceMentions(row, scope));
  counts.set(row.name, (counts.get(row.name) ?? 0) + count);
}

/** The tombstone names the person by a digest, and where a legal hold keeps their pseudonyms for now. */
async function bury(ctx: Context<PrivacyDeps>, userId: string, orgIds: readonly string[]): Promise<void> {
  const { tombstones, legalHolds, audit, organizations } = ctx.deps;
  const now = ctx.clock.now();
  const heldIn: string[] = [];
  for (const orgId of orgIds) {
    if (await legalHolds.findActive(orgId, new Date(now))) heldIn.push(orgId);
    if (!(await organizations.find(orgId))) continue;
    const target = { type: "person", id: "erased" };
    await audit.append(toAuditRecord(ctx, { action: "auth.account-deleted", target, severity: "critical" }, orgId));
  }
  await tombstones.put({ _id: digestOfPerson(userId), kind: "person", at: new Date(now), heldIn, sweepAt: new Date(now + STRAGGLERS_MS) });
}
