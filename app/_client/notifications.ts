import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";

export const TOPICS = [
  "alerts",
  "backups",
  "failsafe",
  "risk",
  "prompts",
  "usage",
  "integrations",
  "security",
  "reports",
  "system",
] as const;
const topicSchema = z.enum(TOPICS);
export type Topic = z.infer<typeof topicSchema>;

const notificationSchema = z.object({
  id: z.string(),
  topic: topicSchema,
  severity: z.enum(["info", "warning", "critical"]),
  title: z.string(),
  text: z.string(),
  link: z.nullable(z.string()),
  at: z.string(),
  readAt: z.nullable(z.string()),
});
export type Notification = z.infer<typeof notificationSchema>;
const pageSchema = z.object({ items: z.array(notificationSchema), nextCursor: z.nullable(z.string()) });
const unreadSchema = z.object({ count: z.number() });

export function listNotifications(query: string, cursor: string | null, signal: AbortSignal): Promise<z.infer<typeof pageSchema>> {
  const search = new URLSearchParams(query);
  if (cursor !== null) search.set("cursor", cursor);
  return requestJson(`/api/notifications?${search}`, pageSchema, { signal });
}

export async function countUnread(signal: AbortSignal): Promise<number> {
  return (await requestJson("/api/notifications/unread", unreadSchema, { signal })).count;
}

export async function markRead(body: { ids: readonly string[] } | { until: string }): Promise<number> {
  return (await requestJson("/api/notifications/read", unreadSchema, { method: "POST", body })).count;
}

/** `isLeaving`: it has to outlive the page. */
export async function deleteNotification(id: string, isLeaving = false): Promise<void> {
  await requestOk(`/api/notifications/${id}`, { method: "DELETE", keepalive: isLeaving });
}

export const CHANNELS = ["email", "sms", "telegram", "webhook"] as const;
export type ChannelName = (typeof CHANNELS)[number];
const switchesSchema = z.object({ email: z.boolean(), sms: z.boolean(), telegram: z.boolean(), webhook: z.boolean() });
const preferencesSchema = z.object({
  topics: z.record(topicSchema, switchesSchema),
  quietHours: z.nullable(z.object({ from: z.string(), to: z.string(), timeZone: z.string() })),
  reports: z.object({ daily: z.boolean(), weekly: z.boolean() }),
  phone: z.nullable(z.object({ masked: z.string(), provenAt: z.nullable(z.string()) })),
  channels: z.array(z.object({ name: z.enum(CHANNELS), isConfigured: z.boolean(), isReady: z.boolean() })),
});
export type NotificationPreferences = z.infer<typeof preferencesSchema>;
export type NotificationChoices = Pick<NotificationPreferences, "topics" | "quietHours" | "reports">;

const PREFERENCES = "/api/notifications/preferences";

export function getPreferences(signal: AbortSignal): Promise<NotificationPreferences> {
  return requestJson(PREFERENCES, preferencesSchema, { signal });
}

export function savePreferences({ topics, quietHours, reports }: NotificationChoices): Promise<NotificationPreferences> {
  return requestJson(PREFERENCES, preferencesSchema, { method: "PUT", body: { topics, quietHours, reports } });
}

export function beginPhone(phone: string): Promise<NotificationPreferences> {
  return requestJson("/api/notifications/phone", preferencesSchema, { method: "POST", body: { phone } });
}

export function confirmPhone(code: string): Promise<NotificationPreferences> {
  return requestJson("/api/notifications/phone/confirm", preferencesSchema, { method: "POST", body: { code } });
}

export function forgetPhone(): Promise<NotificationPreferences> {
  return requestJson("/api/notifications/phone", preferencesSchema, { method: "DELETE" });
}

export async function sendTest(channel: ChannelName | "inbox"): Promise<void> {
  await requestOk("/api/notifications/test", { method: "POST", body: { channel } });
}
