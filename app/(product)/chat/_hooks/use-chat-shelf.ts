"use client";

import { useMemo, useState } from "react";
import type { Chat, ChatFilter } from "../../../_client/chats.ts";
import { ALL_CHATS, useChats } from "../../../_client/use-chats.ts";
import { useDeleteChat } from "./use-delete-chat.ts";

/** The part of the list that is shown, and the chat that is open, whichever part that one stands in. */
export function useChatShelf(chatId: string | null) {
  const [filter, setFilter] = useState<ChatFilter>(ALL_CHATS);
  const { query, chats } = useChats(filter);
  const all = useChats().chats;
  const { hidden, remove } = useDeleteChat();
  const visible = useMemo(() => chats.filter((chat) => !hidden.has(chat.id)), [chats, hidden]);
  const find = (list: readonly Chat[]) => list.find((item) => item.id === chatId);
  return { filter, setFilter, query, visible, chat: find(chats) ?? find(all) ?? null, hidden, remove };
}
