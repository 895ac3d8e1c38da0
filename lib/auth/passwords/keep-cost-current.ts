import type { Context } from "../../platform/context.ts";
import { costOf, hashPassword } from "../password.ts";
import type { AuthDeps } from "../ports.ts";
import type { UserRecord } from "../user.store.ts";

/** A stored password can only be hashed at a higher cost by whoever knows it: at the first sign-in after the cost rose. */
export async function keepCostCurrent(ctx: Context<Pick<AuthDeps, "users" | "auth">>, user: UserRecord, password: string): Promise<void> {
  const { users, auth } = ctx.deps;
  const from = user.passwordHash;
  if (from === null || costOf(from) >= auth.bcryptCost) return;
  await users.rehashPassword(user._id, { from, to: await hashPassword(password, auth) });
}
