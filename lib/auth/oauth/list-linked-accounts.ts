import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { getOwnUser } from "../internal/get-own-user.ts";
import { requireUser } from "../internal/require-user.ts";
import type { AuthDeps } from "../ports.ts";
import { configuredProviders } from "./providers.ts";
import type { LinkedAccounts } from "./schema.ts";

export async function listLinkedAccounts(ctx: Context<AuthDeps>): Promise<LinkedAccounts> {
  const { linkedAccounts, auth } = ctx.deps;
  const { userId } = requireUser(ctx);
  assertPermission(ctx, "account.read");
  const [user, accounts] = await Promise.all([getOwnUser(ctx), linkedAccounts.list(userId)]);
  const items = accounts.map(({ provider, email, createdAt, lastUsedAt }) => ({
    provider,
    email,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
  return { items, providers: configuredProviders(auth.oauth), hasPassword: user.passwordHash !== null };
}
