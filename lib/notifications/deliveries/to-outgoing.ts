import type { Context } from "../../platform/context.ts";
import type { ChannelMessage } from "../channels/channel.ts";
import { openWords } from "../inbox/sealed-words.ts";
import type { NotifyDeps } from "../ports.ts";
import type { DeliveryRecord } from "./delivery.store.ts";

export type Outgoing = { type: "message"; message: ChannelMessage } | { type: "nothing"; reason: string };

/** What goes over the wire. What the person has read or deleted before it could be sent needs no sending any more. */
export async function toOutgoing(ctx: Context<NotifyDeps>, record: DeliveryRecord): Promise<Outgoing> {
  return record.notificationId === null ? toDigestLetter(ctx, record) : toMessage(ctx, record, record.notificationId);
}

async function toMessage(ctx: Context<NotifyDeps>, { _id: id, orgId, userId }: DeliveryRecord, notificationId: string): Promise<Outgoing> {
  const { deps } = ctx;
  const record = await deps.notifications.find(orgId, userId, notificationId);
  const words = record && openWords(await deps.cipher.forOrganization(orgId), record);
  if (!record || !words || !record.isUnread) return { type: "nothing", reason: "notifications.already_read" };
  const { topic, severity, link, at } = record;
  return { type: "message", message: { id, topic, severity, ...words, link: link && `${deps.auth.baseUrl}${link}`, at } };
}

async function toDigestLetter(ctx: Context<NotifyDeps>, { _id: id, orgId, userId, key, createdAt }: DeliveryRecord): Promise<Outgoing> {
  const { deps } = ctx;
  const folded = await deps.notificationDeliveries.listFolded(orgId, userId, key);
  const cipher = await deps.cipher.forOrganization(orgId);
  const ids = folded.flatMap(({ notificationId }) => notificationId ?? []);
  const records = await deps.notifications.listByIds(orgId, userId, ids);
  const titles = records.flatMap((record) => openWords(cipher, record)?.title ?? []);
  if (titles.length === 0) return { type: "nothing", reason: "notifications.already_read" };
  const text = `So much happened within an hour that the rest comes in one letter:\n\n${titles.map((title) => `- ${title}`).join("\n")}`;
  const title = titles.length === 1 ? "One more notification" : `${titles.length} more notifications`;
  const link = `${deps.auth.baseUrl}/notifications`;
  return { type: "message", message: { id, topic: "system", severity: "warning", title, text, link, at: createdAt } };
}
