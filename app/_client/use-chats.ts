"use client";

import { type InfiniteData, type QueryClient, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { listenToTabs } from "./chat-channel.ts";
import { type Chat, type ChatFilter, type ChatPage, listChats } from "./chats.ts";
import { FIRST_PAGE, pagesOf } from "./pages.ts";
import { queryKeys } from "./query-keys.ts";

type ChatPages = InfiniteData<ChatPage, string | null>;

/** Of one identity, so that whoever asks for all chats gets the same list. */
export const ALL_CHATS: ChatFilter = {};

export function useChats(filter: ChatFilter = ALL_CHATS) {
  const client = useQueryClient();
  const query = useInfiniteQuery(pagesOf(queryKeys.chatList(filter), (cursor, signal) => listChats(filter, cursor, signal)));
  const chats = useMemo(() => uniqueChats(query.data), [query.data]);
  useEffect(
    () =>
      listenToTabs((notice) => {
        if (notice.type !== "signed-out") void client.invalidateQueries({ queryKey: queryKeys.chats });
      }),
    [client],
  );
  return { query, chats };
}

export function patchChatList(client: QueryClient, change: (items: Chat[]) => Chat[]): void {
  client.setQueriesData<ChatPages>(
    { queryKey: queryKeys.chats },
    (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, items: change(page.items) })) },
  );
}

/** A chat created here stands on top before the server's list is read again. */
export function addChatOnTop(client: QueryClient, chat: Chat): void {
  client.setQueryData<ChatPages>(queryKeys.chatList(ALL_CHATS), (data) => {
    const [first, ...rest] = data?.pages ?? [];
    if (!data || !first) return { pages: [{ items: [chat], nextCursor: null }], pageParams: [FIRST_PAGE] };
    return { ...data, pages: [{ ...first, items: [chat, ...first.items.filter((item) => item.id !== chat.id)] }, ...rest] };
  });
}

/** A chat that gains a message while pages are loaded can stand in two of them. */
function uniqueChats(data: { pages: ChatPage[] } | undefined): Chat[] {
  const byId = new Map<string, Chat>();
  for (const page of data?.pages ?? []) for (const chat of page.items) if (!byId.has(chat.id)) byId.set(chat.id, chat);
  return [...byId.values()];
}
