import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { credentialsRequired } from "./errors.ts";
import type { AuthDeps } from "./ports.ts";
import type { Account } from "./schema.ts";
import { toAccount } from "./to-account.ts";

/** The caller's own account, for a key that of its person; the role is the one in the organization they are working in. */
export async function getMe(ctx: Context<AuthDeps>): Promise<Account> {
  assertPermission(ctx, "account.read");
  const userId = userIdOf(ctx);
  const user = await ctx.deps.users.find(userId);
  if (!user || ctx.role === null) throw credentialsRequired();
  return toAccount(user, ctx.role);
}
