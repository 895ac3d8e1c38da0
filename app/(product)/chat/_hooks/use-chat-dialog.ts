"use client";

import { useSyncExternalStore } from "react";
import type { Chat } from "../../../_client/chats.ts";
import type { Project } from "../../../_client/keeping.ts";

/** What stands over the chats. The menu that opens it is gone by then, so it is kept beside the components. */
export type ChatDialog =
  | { type: "tags"; chat: Chat }
  | { type: "move"; chat: Chat }
  | { type: "share"; chat: Chat }
  | { type: "project"; project: Project | null };

let shown: ChatDialog | null = null;
const listeners = new Set<() => void>();

export function showChatDialog(dialog: ChatDialog | null): void {
  shown = dialog;
  for (const listener of listeners) listener();
}

export function useChatDialog(): ChatDialog | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
    () => null,
  );
}
