import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { requireUser } from "../internal/require-user.ts";
import type { AuthDeps } from "../ports.ts";
import type { Passkey } from "./schema.ts";
import { toPasskey } from "./to-passkey.ts";

/** All of one's own: there are never more than twenty. */
export async function listPasskeys(ctx: Context<AuthDeps>): Promise<{ items: Passkey[] }> {
  const { userId } = requireUser(ctx);
  assertPermission(ctx, "account.read");
  return { items: (await ctx.deps.passkeys.list(userId)).map(toPasskey) };
}
