import { z } from "zod";
import { SEVERITIES, TOPICS } from "./topics.ts";

const moment = z.iso.datetime();
const id = z.string().min(1).max(64);
export const topicSchema = z.enum(TOPICS);

export const notificationSchema = z.object({
  id: z.string(),
  topic: topicSchema,
  severity: z.enum(SEVERITIES),
  title: z.string(),
  text: z.string(),
  link: z.string().nullable().describe("A path of this deployment"),
  at: moment,
  readAt: moment.nullable(),
});
export type NotificationView = z.infer<typeof notificationSchema>;
export const notificationPageSchema = z.object({ items: z.array(notificationSchema), nextCursor: z.string().nullable() });

export const byNotificationSchema = z.strictObject({ notificationId: id });
export const listNotificationsSchema = z.strictObject({
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  topic: topicSchema.optional(),
  unread: z.enum(["true", "false"]).default("false").describe("`true`: only what has not been read"),
});
export type ListNotificationsInput = z.output<typeof listNotificationsSchema>;

export const UNREAD_MAX = 99;
export const unreadSchema = z.object({ count: z.int().min(0).max(UNREAD_MAX).describe("99 stands for 99 and more") });

export const markReadSchema = z
  .strictObject({
    ids: z.array(id).min(1).max(100).optional(),
    until: moment.optional().describe("All that came until then"),
  })
  .refine(({ ids, until }) => (ids === undefined) !== (until === undefined), { error: "Name either ids or a moment, and not both." });
export type MarkReadInput = z.output<typeof markReadSchema>;
