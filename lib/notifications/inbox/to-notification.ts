import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { NotificationView } from "../schema.ts";
import type { NotificationRecord } from "./notification.store.ts";
import { openWords } from "./sealed-words.ts";

export function toNotification(record: NotificationRecord, cipher: OrganizationCipher): NotificationView {
  const { _id: id, topic, severity, link, at, readAt } = record;
  const { title, text } = openWords(cipher, record) ?? { title: "", text: "" };
  return { id, topic, severity, title, text, link, at: at.toISOString(), readAt: readAt?.toISOString() ?? null };
}
