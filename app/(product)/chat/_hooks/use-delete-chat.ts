"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useSyncExternalStore } from "react";
import { toast } from "sonner";
import { browserDrafts } from "../../../_client/browser-drafts.ts";
import { notifyTabs } from "../../../_client/chat-channel.ts";
import { type Chat, deleteChat } from "../../../_client/chats.ts";
import { asProblem } from "../../../_client/problem.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { patchChatList } from "../../../_client/use-chats.ts";

/** Deleting is final on the server, so the call waits until the undo has run out; leaving the page makes it at once. */
const UNDO_MS = 6_000;

const pending = new Map<string, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();
let hiddenIds: ReadonlySet<string> = new Set();
const NONE_HIDDEN: ReadonlySet<string> = new Set();

export function useDeleteChat() {
  const client = useQueryClient();
  const hidden = useSyncExternalStore(
    subscribe,
    () => hiddenIds,
    () => NONE_HIDDEN,
  );
  useEffect(() => {
    window.addEventListener("pagehide", flush);
    return () => window.removeEventListener("pagehide", flush);
  }, []);
  const remove = useCallback(
    (chat: Chat) => {
      clearTimeout(pending.get(chat.id));
      pending.set(
        chat.id,
        setTimeout(() => void commit(client, chat), UNDO_MS),
      );
      publish();
      toast(`Deleted “${chat.title}”`, { duration: UNDO_MS - 500, action: { label: "Undo", onClick: () => restore(chat.id) } });
    },
    [client],
  );
  return { hidden, remove };
}

function restore(chatId: string): void {
  clearTimeout(pending.get(chatId));
  pending.delete(chatId);
  publish();
}

async function commit(client: QueryClient, chat: Chat): Promise<void> {
  try {
    await deleteChat(chat.id);
    browserDrafts().clear(chat.id);
    patchChatList(client, (items) => items.filter((item) => item.id !== chat.id));
    client.removeQueries({ queryKey: queryKeys.turns(chat.id) });
    notifyTabs({ type: "chats-changed" });
  } catch (error) {
    const problem = asProblem(error);
    if (problem.status !== 404) toast.error(`“${chat.title}” was not deleted`, { description: problem.message });
  } finally {
    restore(chat.id);
  }
}

function flush(): void {
  for (const [chatId, timer] of pending) {
    clearTimeout(timer);
    void deleteChat(chatId, true).catch(() => undefined);
  }
  pending.clear();
}

function publish(): void {
  hiddenIds = new Set(pending.keys());
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
