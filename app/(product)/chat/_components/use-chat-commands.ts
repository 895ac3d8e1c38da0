"use client";

import { ListTree, MessageSquare, MessageSquarePlus, Pencil, RotateCcw, Square, Trash2 } from "lucide-react";
import { useMemo } from "react";
import type { Chat } from "../../../_client/chats.ts";
import type { Turn } from "../../../_client/turns.ts";
import { type Command, useCommands } from "../../_shell/commands.tsx";
import { showChat, showTrace } from "../_hooks/use-chat-route.ts";
import type { ReplyActions } from "../_hooks/use-reply-actions.ts";

type ChatCommandInput = {
  chats: readonly Chat[];
  chat: Chat | null;
  lastTurn: Turn | null;
  openTurn: Turn | null;
  isWriter: boolean;
  actions: ReplyActions;
  openNew(): void;
  removeChat(chat: Chat): void;
  startRename(): void;
};

export function useChatCommands(input: ChatCommandInput): void {
  const { chats, chat, lastTurn, openTurn, isWriter, actions, openNew, removeChat, startRename } = input;
  const commands = useMemo(
    () => [
      ...(isWriter ? listWriteCommands({ chat, lastTurn, openTurn, actions, openNew, removeChat, startRename }) : []),
      ...listTraceCommands(lastTurn),
      ...chats.map(
        (item): Command => ({
          id: `chat-${item.id}`,
          label: item.title,
          group: "Chats",
          icon: MessageSquare,
          run: () => showChat(item.id),
        }),
      ),
    ],
    [chats, chat, lastTurn, openTurn, isWriter, actions, openNew, removeChat, startRename],
  );
  useCommands("chat", commands);
}

function listWriteCommands(input: Omit<ChatCommandInput, "chats" | "isWriter">): Command[] {
  const { chat, lastTurn, openTurn, actions, openNew, removeChat, startRename } = input;
  const commands: Command[] = [
    { id: "new-chat", label: "New chat", group: "Chat", icon: MessageSquarePlus, shortcut: "⇧⌘O", run: openNew },
  ];
  if (openTurn) commands.push({ id: "stop", label: "Stop answer", group: "Chat", icon: Square, run: () => actions.stop(openTurn) });
  if (lastTurn && !openTurn) {
    commands.push({
      id: "regenerate",
      label: "Regenerate answer",
      group: "Chat",
      icon: RotateCcw,
      run: () => actions.regenerate(lastTurn),
    });
  }
  if (chat) {
    commands.push({ id: "rename", label: "Rename chat", group: "Chat", icon: Pencil, run: startRename });
    commands.push({ id: "delete", label: "Delete chat", group: "Chat", icon: Trash2, run: () => removeChat(chat) });
  }
  return commands;
}

function listTraceCommands(lastTurn: Turn | null): Command[] {
  if (!lastTurn) return [];
  return [{ id: "trace", label: "Show trace of the last answer", group: "Chat", icon: ListTree, run: () => showTrace(lastTurn.jobId) }];
}
