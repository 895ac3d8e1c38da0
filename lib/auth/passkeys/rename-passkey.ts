import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { requireUser } from "../internal/require-user.ts";
import type { AuthDeps } from "../ports.ts";
import { passkeyNotFound } from "./errors.ts";
import type { Passkey } from "./schema.ts";
import { toPasskey } from "./to-passkey.ts";

export async function renamePasskey(ctx: Context<AuthDeps>, { passkeyId, name }: { passkeyId: string; name: string }): Promise<Passkey> {
  const { db, passkeys, audit } = ctx.deps;
  const { userId } = requireUser(ctx);
  const passkey = await passkeys.find(userId, passkeyId);
  if (!passkey) throw passkeyNotFound();
  const target = { type: "passkey", id: passkeyId };
  const entry = toAuditRecord(ctx, { action: "auth.passkey-renamed", target, before: { name: passkey.name }, after: { name } });
  await db.withTransaction(async (transaction) => {
    if (!(await passkeys.rename(userId, passkeyId, name, transaction))) throw passkeyNotFound();
    await audit.append(entry, transaction);
  });
  return toPasskey({ ...passkey, name });
}
