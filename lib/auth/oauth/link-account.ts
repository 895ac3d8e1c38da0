import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { requireUser } from "../internal/require-user.ts";
import type { AuthDeps } from "../ports.ts";
import { emailNotVerified, linkedElsewhere } from "./errors.ts";
import type { LinkedAccountRecord } from "./linked-account.store.ts";
import type { ProviderIdentity } from "./provider-identity.ts";
import { tellOfLink } from "./tell-of-link.ts";

/** For somebody signed in, who came from their settings: the addresses may differ. Linking the same account again changes nothing. */
export async function linkAccount(ctx: Context<AuthDeps>, identity: ProviderIdentity): Promise<void> {
  const { db, users, linkedAccounts, audit } = ctx.deps;
  const { userId } = requireUser(ctx);
  const { provider, subject, verifiedEmail } = identity;
  if (verifiedEmail === null) throw emailNotVerified(provider);
  const known = await linkedAccounts.findBySubject(provider, subject);
  if (known?.userId === userId) return;
  const at = new Date(ctx.clock.now());
  const record = toLinkedAccount(userId, { ...identity, verifiedEmail }, at);
  const target = { type: "linked-account", id: record._id };
  const isLinked =
    !known &&
    (await db.isInserted(
      db.withTransaction(async (transaction) => {
        await users.lockWaysIn(userId, at, transaction);
        await linkedAccounts.insert(record, transaction);
        await audit.append(toAuditRecord(ctx, { action: "auth.account-linked", target, severity: "notice" }), transaction);
      }),
    ));
  // Of both: it belongs to somebody else here, or this person has another account of the provider linked.
  if (!isLinked) throw linkedElsewhere(provider);
  await tellOfLink(ctx, userId, { provider, isLinked: true });
}

export function toLinkedAccount(userId: string, identity: ProviderIdentity & { verifiedEmail: string }, at: Date): LinkedAccountRecord {
  const { provider, subject, verifiedEmail } = identity;
  return { _id: createId("linkedAccount"), userId, provider, subject, email: verifiedEmail, createdAt: at, lastUsedAt: null };
}
