import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import type { Role } from "../../platform/permissions.ts";
import type { MembershipRecord } from "../membership.store.ts";
import { normalizeEmail } from "../normalize-email.ts";
import { hashPassword } from "../password.ts";
import type { AuthDeps } from "../ports.ts";
import type { UserRecord } from "../user.store.ts";
import { buildMembership } from "./build-membership.ts";

/** `password` null: this person signs in another way. `isEmailVerified`: somebody we trust has seen them open a letter to the address. */
type NewAccount = { name: string; email: string; password: string | null; isEmailVerified: boolean; orgId: string; role: Role };

/** Hashes before any transaction begins: a quarter of a second is too long to hold one open. */
export async function buildAccount(
  ctx: Context<AuthDeps>,
  account: NewAccount,
): Promise<{ user: UserRecord; membership: MembershipRecord }> {
  const passwordHash = account.password === null ? null : await hashPassword(account.password, ctx.deps.auth);
  const createdAt = new Date(ctx.clock.now());
  const user: UserRecord = {
    _id: createId("user"),
    email: account.email,
    emailNormalized: normalizeEmail(account.email),
    emailVerifiedAt: account.isEmailVerified ? createdAt : null,
    name: account.name,
    passwordHash,
    tokenVersion: 1,
    homeOrgId: account.orgId,
    createdAt,
    passwordChangedAt: createdAt,
  };
  const { orgId, role } = account;
  return { user, membership: buildMembership(ctx, { user, orgId, role }) };
}
