import type { Context } from "../../platform/context.ts";
import { credentialsRequired } from "../errors.ts";
import type { AuthDeps } from "../ports.ts";
import type { UserRecord } from "../user.store.ts";
import { requireUser } from "./require-user.ts";

/** The caller's own record: an account belongs to a person and to nobody who acts for one. */
export async function getOwnUser(ctx: Context<Pick<AuthDeps, "users">>): Promise<UserRecord> {
  const user = await ctx.deps.users.find(requireUser(ctx).userId);
  if (!user) throw credentialsRequired();
  return user;
}
