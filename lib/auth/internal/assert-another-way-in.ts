import type { Context } from "../../platform/context.ts";
import { lastWayIn } from "../passkeys/errors.ts";
import type { AuthDeps, Transaction } from "../ports.ts";

/** After a passkey or a linked account is taken away, in the same transaction: nobody may shut themselves out. */
export async function assertAnotherWayIn(ctx: Context<AuthDeps>, userId: string, transaction: Transaction): Promise<void> {
  const { users, passkeys, linkedAccounts, clock } = ctx.deps;
  const user = await users.lockWaysIn(userId, new Date(clock.now()), transaction);
  if (user?.passwordHash) return;
  const [keys, links] = [await passkeys.list(userId, transaction), await linkedAccounts.list(userId, transaction)];
  if (keys.length + links.length === 0) throw lastWayIn();
}
