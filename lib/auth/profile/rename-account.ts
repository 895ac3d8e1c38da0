import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { credentialsRequired } from "../errors.ts";
import { requireUser } from "../internal/require-user.ts";
import type { AuthDeps } from "../ports.ts";
import type { Account } from "../schema.ts";
import { searchKeysOf } from "../search-keys.ts";
import { toAccount } from "../to-account.ts";

/** The name others see. What the person is found by in each organization follows in the same transaction. */
export async function renameAccount(ctx: Context<AuthDeps>, { name }: { name: string }): Promise<Account> {
  const { db, users, memberships, audit } = ctx.deps;
  assertPermission(ctx, "account.write");
  const { userId } = requireUser(ctx);
  const entry = toAuditRecord(ctx, { action: "auth.account-renamed", target: { type: "user", id: userId } });
  const user = await db.withTransaction(async (transaction) => {
    const renamed = await users.rename(userId, name, transaction);
    if (!renamed) throw credentialsRequired();
    await memberships.setSearchKeys(userId, searchKeysOf(renamed), transaction);
    await audit.append(entry, transaction);
    return renamed;
  });
  if (ctx.role === null) throw credentialsRequired();
  return toAccount(user, ctx.role);
}
