import { z } from "zod";
import { countUnread } from "../../../lib/notifications/inbox/count-unread.ts";
import { deleteNotification } from "../../../lib/notifications/inbox/delete-notification.ts";
import { listNotifications } from "../../../lib/notifications/inbox/list-notifications.ts";
import { markRead } from "../../../lib/notifications/inbox/mark-read.ts";
import {
  byNotificationSchema,
  listNotificationsSchema,
  markReadSchema,
  notificationPageSchema,
  unreadSchema,
} from "../../../lib/notifications/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../_http/define-route.ts";
import { preferenceRoutes } from "./preferences.ts";

const listRoute = defineRoute({
  method: "get",
  path: "/notifications",
  summary: "What you were told, newest first",
  description: "Of the organization you work in now. With `topic` only that, with `unread=true` only what you have not read.",
  access: "account.read",
  limit: limits.read,
  query: listNotificationsSchema,
  output: notificationPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listNotifications(ctx, query),
});

const unreadRoute = defineRoute({
  method: "get",
  path: "/notifications/unread",
  summary: "How many notifications you have not read",
  access: "account.read",
  limit: limits.frame,
  output: unreadSchema,
  errors: [],
  handle: ({ ctx }) => countUnread(ctx),
});

const markReadRoute = defineRoute({
  method: "post",
  path: "/notifications/read",
  summary: "Mark notifications as read",
  description: "Some by their ids, or with `until` all that came until then. Answers how many are unread after that.",
  access: "account.write",
  limit: limits.write,
  body: markReadSchema,
  output: unreadSchema,
  errors: [],
  handle: ({ ctx, body }) => markRead(ctx, body),
});

const deleteRoute = defineRoute({
  method: "delete",
  path: "/notifications/{notificationId}",
  summary: "Delete a notification",
  access: "account.write",
  limit: limits.write,
  params: byNotificationSchema,
  output: z.void(),
  status: 204,
  errors: ["notifications.not_found"],
  handle: async ({ ctx, params }) => void (await deleteNotification(ctx, params.notificationId)),
});

/** What has a name of its own goes before what is asked for by id. */
export const inboxRoutes: readonly Route[] = [...preferenceRoutes, listRoute, unreadRoute, markReadRoute, deleteRoute];
