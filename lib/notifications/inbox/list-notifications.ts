import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import type { NotifyDeps } from "../ports.ts";
import type { ListNotificationsInput, NotificationView } from "../schema.ts";
import { toNotification } from "./to-notification.ts";

/** One's own, newest first. */
export async function listNotifications(
  ctx: Context<NotifyDeps>,
  { cursor, limit, topic, unread }: ListNotificationsInput,
): Promise<{ items: NotificationView[]; nextCursor: string | null }> {
  assertPermission(ctx, "account.read");
  const page = { after: readTimeCursor(cursor), limit };
  const records = await ctx.deps.notifications.list(ctx.orgId, userIdOf(ctx), { topic, isUnread: unread === "true" }, page);
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  return { items: records.map((record) => toNotification(record, cipher)), nextCursor: nextTimeCursor(records, limit) };
}
