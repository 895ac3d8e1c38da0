"use client";

import { type RefObject, useCallback } from "react";
import type { Chat } from "../../../_client/chats.ts";
import { showChat } from "./use-chat-route.ts";

/** Opening a new chat and leaving a deleted one; both put the caret where the next message is written. */
export function useChatNavigation(chatId: string | null, remove: (chat: Chat) => void, composer: RefObject<HTMLTextAreaElement | null>) {
  const openNew = useCallback(() => {
    showChat(null);
    requestAnimationFrame(() => composer.current?.focus());
  }, [composer]);
  const removeChat = useCallback(
    (chat: Chat) => {
      remove(chat);
      if (chat.id === chatId) openNew();
    },
    [remove, chatId, openNew],
  );
  return { openNew, removeChat };
}
