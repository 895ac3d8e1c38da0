import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { NotifyDeps } from "../ports.ts";
import { UNREAD_MAX } from "../schema.ts";

/** Every page asks for it twice a minute: one look at an index. */
export async function countUnread(ctx: Context<NotifyDeps>): Promise<{ count: number }> {
  assertPermission(ctx, "account.read");
  return { count: await ctx.deps.notifications.countUnread(ctx.orgId, userIdOf(ctx), UNREAD_MAX) };
}
