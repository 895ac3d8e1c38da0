import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";

const shareSchema = z.object({
  id: z.string(),
  chatId: z.string(),
  title: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  state: z.enum(["open", "expired", "revoked"]),
  views: z.number(),
  messages: z.number(),
  isRedacted: z.boolean(),
});
export type Share = z.infer<typeof shareSchema>;

const previewSchema = z.object({
  isAllowed: z.boolean(),
  messages: z.number(),
  characters: z.number(),
  findings: z.array(z.object({ kind: z.string(), count: z.number() })),
});
export type SharePreview = z.infer<typeof previewSchema>;

export function previewShare(chatId: string, signal: AbortSignal): Promise<SharePreview> {
  return requestJson(`/api/chat/shares/preview?${new URLSearchParams({ chatId })}`, previewSchema, { signal });
}

export type NewShare = { chatId: string; expiresInDays: number; hidesPersonalData: boolean };

/** The address stands in the answer of this call alone. */
export async function createShare(body: NewShare): Promise<{ share: Share; url: string }> {
  const { share, token } = await requestJson("/api/chat/shares", z.object({ share: shareSchema, token: z.string() }), {
    method: "POST",
    body,
  });
  return { share, url: `${window.location.origin}/share#${token}` };
}

const PAGE_SIZE = 100;

export async function listShares(signal: AbortSignal): Promise<Share[]> {
  return (await requestJson(`/api/chat/shares?limit=${PAGE_SIZE}`, z.object({ items: z.array(shareSchema) }), { signal })).items;
}

export async function revokeShare(shareId: string): Promise<void> {
  await requestOk(`/api/chat/shares/${shareId}`, { method: "DELETE" });
}

const sharedChatSchema = z.object({
  title: z.string(),
  messages: z.array(z.object({ role: z.enum(["user", "assistant"]), content: z.string(), createdAt: z.string() })),
  sharedAt: z.string(),
  expiresAt: z.string(),
  isRedacted: z.boolean(),
});
export type SharedChat = z.infer<typeof sharedChatSchema>;

export function openShare(token: string, signal: AbortSignal): Promise<SharedChat> {
  return requestJson("/api/chat/shares/open", sharedChatSchema, { method: "POST", body: { token }, signal, onExpired: "throw" });
}
