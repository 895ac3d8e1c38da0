import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";

const chatSchema = z.object({ id: z.string(), title: z.string(), createdAt: z.string() });
export type Chat = z.infer<typeof chatSchema>;

const chatPageSchema = z.object({ items: z.array(chatSchema), nextCursor: z.nullable(z.string()) });
export type ChatPage = z.infer<typeof chatPageSchema>;

const PAGE_SIZE = 50;

export async function createChat(): Promise<string> {
  return (await requestJson("/api/chat/create", z.object({ chatId: z.string() }), { method: "POST", body: {} })).chatId;
}

/** Newest activity first; `cursor` null asks for the first page. */
export function listChats(cursor: string | null, signal?: AbortSignal): Promise<ChatPage> {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE), ...(cursor !== null && { cursor }) });
  return requestJson(`/api/chat/list?${query}`, chatPageSchema, { signal });
}

export function renameChat(chatId: string, title: string): Promise<Chat> {
  return requestJson("/api/chat/rename", chatSchema, { method: "POST", body: { chatId, title } });
}

export async function deleteChat(chatId: string, keepalive = false): Promise<void> {
  await requestOk(`/api/chat/delete?${new URLSearchParams({ chatId })}`, { method: "DELETE", keepalive });
}
