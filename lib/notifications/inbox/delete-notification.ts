import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { notificationNotFound } from "../errors.ts";
import type { NotifyDeps } from "../ports.ts";

/** Its words go; that one has been told stays, so that nobody is told again. */
export async function deleteNotification(ctx: Context<NotifyDeps>, id: string): Promise<void> {
  assertPermission(ctx, "account.write");
  const isGone = await ctx.deps.notifications.delete(ctx.orgId, userIdOf(ctx), id, new Date(ctx.clock.now()));
  if (!isGone) throw notificationNotFound(id);
}
