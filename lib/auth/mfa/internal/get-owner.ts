import type { Context } from "../../../platform/context.ts";
import { credentialsRequired } from "../../errors.ts";
import { requireUser } from "../../internal/require-user.ts";
import type { AuthDeps } from "../../ports.ts";
import type { UserRecord } from "../../user.store.ts";

/** The caller's own record: second factors belong to a person and to nobody who acts for one. */
export async function getOwner(ctx: Context<AuthDeps>): Promise<UserRecord> {
  const user = await ctx.deps.users.find(requireUser(ctx).userId);
  if (!user) throw credentialsRequired();
  return user;
}
