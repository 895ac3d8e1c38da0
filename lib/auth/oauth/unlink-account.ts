import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { assertAnotherWayIn } from "../internal/assert-another-way-in.ts";
import { requireUser } from "../internal/require-user.ts";
import type { AuthDeps } from "../ports.ts";
import { linkedAccountNotFound } from "./errors.ts";
import type { OAuthProvider } from "./schema.ts";
import { tellOfLink } from "./tell-of-link.ts";

export async function unlinkAccount(ctx: Context<AuthDeps>, { provider }: { provider: OAuthProvider }): Promise<void> {
  const { db, linkedAccounts, audit } = ctx.deps;
  const { userId } = requireUser(ctx);
  const account = await linkedAccounts.find(userId, provider);
  if (!account) throw linkedAccountNotFound();
  const target = { type: "linked-account", id: account._id };
  await db.withTransaction(async (transaction) => {
    if (!(await linkedAccounts.delete(userId, provider, transaction))) throw linkedAccountNotFound();
    await assertAnotherWayIn(ctx, userId, transaction);
    await audit.append(toAuditRecord(ctx, { action: "auth.account-unlinked", target, severity: "warning" }), transaction);
  });
  await tellOfLink(ctx, userId, { provider, isLinked: false });
}
