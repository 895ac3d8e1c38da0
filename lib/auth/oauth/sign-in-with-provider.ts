import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { completeSignIn, type SignInOutcome } from "../complete-sign-in.ts";
import { isReservedForDemo } from "../demo-address.ts";
import { registrationRefused } from "../errors.ts";
import { assertSignUpOpen } from "../internal/assert-sign-up-open.ts";
import { buildAccount } from "../internal/build-account.ts";
import { normalizeEmail } from "../normalize-email.ts";
import type { AuthDeps } from "../ports.ts";
import type { UserRecord } from "../user.store.ts";
import { emailNotVerified, notYetProven } from "./errors.ts";
import { toLinkedAccount } from "./link-account.ts";
import type { ProviderIdentity } from "./provider-identity.ts";
import { tellOfLink } from "./tell-of-link.ts";

/**
 * A known account of the provider signs in whom it is linked to. An unknown one is matched by address only where both sides have
 * proven it: the provider to itself, the person to us. Otherwise whoever registers somebody's address here first, or lists it
 * there, would end up inside the other's account.
 */
export async function signInWithProvider(ctx: Context<AuthDeps>, identity: ProviderIdentity): Promise<SignInOutcome> {
  return completeSignIn(ctx, await findOrMakeUser(ctx, identity), { methods: ["oauth"] });
}

async function findOrMakeUser(ctx: Context<AuthDeps>, identity: ProviderIdentity): Promise<UserRecord> {
  const { users, linkedAccounts } = ctx.deps;
  const linked = await linkedAccounts.findBySubject(identity.provider, identity.subject);
  const owner = linked && (await users.find(linked.userId));
  if (owner) {
    await linkedAccounts.use(owner._id, identity.provider, new Date(ctx.clock.now()));
    return owner;
  }
  if (identity.verifiedEmail === null) throw emailNotVerified(identity.provider);
  const user = await users.findByEmail(normalizeEmail(identity.verifiedEmail));
  if (!user) return register(ctx, { ...identity, verifiedEmail: identity.verifiedEmail });
  if (!user.emailVerifiedAt) throw notYetProven(identity.provider);
  await linkByAddress(ctx, user, { ...identity, verifiedEmail: identity.verifiedEmail });
  return user;
}

type Verified = ProviderIdentity & { verifiedEmail: string };

async function linkByAddress(ctx: Context<AuthDeps>, user: UserRecord, identity: Verified): Promise<void> {
  const { db, users, linkedAccounts, audit } = ctx.deps;
  const at = new Date(ctx.clock.now());
  const record = toLinkedAccount(user._id, identity, at);
  const target = { type: "linked-account", id: record._id };
  const entry = toAuditRecord(ctx, { action: "auth.account-linked", target, severity: "notice" }, user.homeOrgId);
  const isLinked = await db.isInserted(
    db.withTransaction(async (transaction) => {
      await users.lockWaysIn(user._id, at, transaction);
      await linkedAccounts.insert(record, transaction);
      await audit.append(entry, transaction);
    }),
  );
  // Another account of this provider is linked already, so this address stands in two of them: the person has to say which.
  if (!isLinked) throw notYetProven(identity.provider);
  await tellOfLink(ctx, user._id, { provider: identity.provider, isLinked: true });
}

/** Their own organization, like everybody who registers. The provider's word is no proof of ours: `emailVerifiedAt` stays open. */
async function register(ctx: Context<AuthDeps>, identity: Verified): Promise<UserRecord> {
  const { db, users, organizations, memberships, linkedAccounts, audit } = ctx.deps;
  await assertSignUpOpen(ctx);
  if (isReservedForDemo(identity.verifiedEmail)) throw registrationRefused();
  const { name, verifiedEmail: email } = identity;
  const orgId = createId("organization");
  const account = { name, email, password: null, isEmailVerified: false, orgId, role: "OWNER" } as const;
  const { user, membership } = await buildAccount(ctx, account);
  const target = { type: "user", id: user._id };
  const entry = toAuditRecord(ctx, { action: "auth.user-registered", target, severity: "notice" }, orgId);
  const isNew = await db.isInserted(
    db.withTransaction(async (transaction) => {
      await users.insert(user, transaction);
      await organizations.insert({ _id: orgId, name: `${name}'s organization`, isDemo: false, createdAt: user.createdAt }, transaction);
      await memberships.insert(membership, transaction);
      await linkedAccounts.insert({ ...toLinkedAccount(user._id, identity, user.createdAt), lastUsedAt: user.createdAt }, transaction);
      await audit.append(entry, transaction);
    }),
  );
  if (!isNew) throw registrationRefused();
  return user;
}
