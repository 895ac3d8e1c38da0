import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { NotifyDeps } from "../ports.ts";
import type { MarkReadInput } from "../schema.ts";
import { countUnread } from "./count-unread.ts";

/** Says how many are unread then. Ids of others, and what was read before, change nothing. */
export async function markRead(ctx: Context<NotifyDeps>, { ids, until }: MarkReadInput): Promise<{ count: number }> {
  assertPermission(ctx, "account.write");
  const { notifications } = ctx.deps;
  const [userId, now] = [userIdOf(ctx), new Date(ctx.clock.now())];
  if (ids) await notifications.markRead(ctx.orgId, userId, ids, now);
  if (until !== undefined) await notifications.markReadUntil(ctx.orgId, userId, new Date(until), now);
  return countUnread(ctx);
}
