import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { emailLinkInvalid } from "../errors.ts";
import { linkHashOf } from "../link-token.ts";
import type { AuthDeps, Transaction } from "../ports.ts";
import { searchKeysOf } from "../search-keys.ts";
import type { UserRecord } from "../user.store.ts";
import { toChangedLetter } from "./email-letters.ts";

/** Makes the address the account's own. One that somebody else has meanwhile, or had all along, answers like a used link. */
export async function confirmEmail(ctx: Context<AuthDeps>, { token }: { token: string }): Promise<{ email: string }> {
  const { db, mailer } = ctx.deps;
  const tokenHash = linkHashOf("address", token);
  if (tokenHash === null) throw emailLinkInvalid();
  const moved: { before: UserRecord; email: string }[] = [];
  const isFree = await db.isInserted(
    db.withTransaction(async (transaction) => {
      moved.splice(0, moved.length, await move(ctx, tokenHash, transaction));
    }),
  );
  const [change] = moved;
  if (!isFree || !change) throw emailLinkInvalid();
  const { before, email } = change;
  if (before.email !== email)
    await mailer
      .send(toChangedLetter({ email: before.email, name: before.name }))
      .catch((error: unknown) => ctx.log.warn({ userId: before._id, error }, "a letter about a changed address could not be sent"));
  return { email };
}

async function move(ctx: Context<AuthDeps>, tokenHash: string, transaction: Transaction): Promise<{ before: UserRecord; email: string }> {
  const { users, memberships, emailChanges, passwordResets, audit } = ctx.deps;
  const at = new Date(ctx.clock.now());
  const change = await emailChanges.take(tokenHash, at, transaction);
  const before = change && (await users.setEmail(change._id, { ...change, at }, transaction));
  if (!before) throw emailLinkInvalid();
  const { email, emailNormalized } = change;
  await memberships.setSearchKeys(before._id, searchKeysOf({ name: before.name, emailNormalized }), transaction);
  // Links that went to the address left behind open nothing any more.
  await passwordResets.deleteAll(before._id, transaction);
  const target = { type: "user", id: before._id };
  await audit.append(toAuditRecord(ctx, { action: "auth.email-confirmed", target, severity: "notice" }, before.homeOrgId), transaction);
  return { before, email };
}
