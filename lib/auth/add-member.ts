import { assertPermission } from "../platform/assert-permission.ts";
import { toAuditRecord } from "../platform/audit/audit-record.ts";
import type { Context } from "../platform/context.ts";
import { isRoleAbove, type Role } from "../platform/permissions.ts";
import { registrationRefused, roleTooHigh } from "./errors.ts";
import { buildAccount } from "./internal/build-account.ts";
import { assertStrongPassword } from "./password-policy.ts";
import type { AuthDeps } from "./ports.ts";
import type { Account } from "./schema.ts";
import { toAccount } from "./to-account.ts";

export type AddMemberInput = { name: string; email: string; password: string; role: Role };

/** A new user inside the caller's organization, below the caller's own role; open registration is not asked. */
export async function addMember(ctx: Context<AuthDeps>, input: AddMemberInput): Promise<Account> {
  const { db, users, memberships, audit } = ctx.deps;
  assertPermission(ctx, "members.write");
  // A script has no role of its own; it acts by the permission it was started with.
  if (ctx.actor.type !== "system" && (ctx.role === null || !isRoleAbove(ctx.role, input.role))) throw roleTooHigh();
  await assertStrongPassword(input.password, { email: input.email, name: input.name, pointer: "/body/password" });
  const { user, membership } = await buildAccount(ctx, { ...input, isEmailVerified: false, orgId: ctx.orgId });
  const target = { type: "user", id: user._id };
  const entry = toAuditRecord(ctx, { action: "auth.user-registered", target, severity: "notice", after: { role: input.role } });

  const isNew = await db.isInserted(
    db.withTransaction(async (transaction) => {
      await users.insert(user, transaction);
      await memberships.insert(membership, transaction);
      await audit.append(entry, transaction);
    }),
  );
  if (!isNew) throw registrationRefused();
  return toAccount(user, input.role);
}
