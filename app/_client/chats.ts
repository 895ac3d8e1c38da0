import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";

export const chatSchema = z.object({
  id: z.string(),
  title: z.string(),
  createdAt: z.string(),
  activeAt: z.optional(z.string()),
  isPinned: z.optional(z.boolean()),
  isArchived: z.optional(z.boolean()),
  projectId: z.optional(z.nullable(z.string())),
  tagIds: z.optional(z.array(z.string())),
});
export type Chat = z.infer<typeof chatSchema>;

const chatPageSchema = z.object({ items: z.array(chatSchema), nextCursor: z.nullable(z.string()) });
export type ChatPage = z.infer<typeof chatPageSchema>;

const PAGE_SIZE = 50;

/** What of the list is asked for; empty, all that is not archived. */
export type ChatFilter = { shelf?: "archived" | "all"; isPinned?: "true"; projectId?: string; tagId?: string };

export async function createChat(): Promise<string> {
  return (await requestJson("/api/chat/create", z.object({ chatId: z.string() }), { method: "POST", body: {} })).chatId;
}

/** Newest activity first; `cursor` null asks for the first page. */
export function listChats(filter: ChatFilter, cursor: string | null, signal?: AbortSignal): Promise<ChatPage> {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE), ...filter, ...(cursor !== null && { cursor }) });
  return requestJson(`/api/chat/list?${query}`, chatPageSchema, { signal });
}

export function renameChat(chatId: string, title: string): Promise<Chat> {
  return requestJson("/api/chat/rename", chatSchema, { method: "POST", body: { chatId, title } });
}

export async function deleteChat(chatId: string, keepalive = false): Promise<void> {
  await requestOk(`/api/chat/delete?${new URLSearchParams({ chatId })}`, { method: "DELETE", keepalive });
}
