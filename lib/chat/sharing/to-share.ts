import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { Share } from "./share.schema.ts";
import type { ShareRecord } from "./share.store.ts";

export function toShare(cipher: OrganizationCipher, record: ShareRecord, now: number): Share {
  const { _id: id, chatId, at, expiresAt, views, messages, isRedacted } = record;
  return {
    id,
    chatId,
    title: cipher.decrypt({ collection: "chat_shares", id, field: "title" }, record.title),
    createdAt: at.toISOString(),
    expiresAt: expiresAt.toISOString(),
    state: stateOf(record, now),
    ...{ views, messages, isRedacted },
  };
}

export function stateOf({ revokedAt, expiresAt }: Pick<ShareRecord, "revokedAt" | "expiresAt">, now: number): Share["state"] {
  if (revokedAt !== null) return "revoked";
  return expiresAt.getTime() <= now ? "expired" : "open";
}
