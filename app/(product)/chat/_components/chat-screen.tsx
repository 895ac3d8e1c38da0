"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { isOpen } from "../../../_client/turn-pages.ts";
import { canWrite, useMe } from "../../../_client/use-me.ts";
import { useTurns } from "../../../_client/use-turns.ts";
import { useChatNavigation } from "../_hooks/use-chat-navigation.ts";
import { useChatRoute } from "../_hooks/use-chat-route.ts";
import { useChatShelf } from "../_hooks/use-chat-shelf.ts";
import { useChatShortcuts } from "../_hooks/use-chat-shortcuts.ts";
import { UNTITLED } from "../_hooks/use-send-message.ts";
import { useTurnActions } from "../_hooks/use-turn-actions.ts";
import { ChatList } from "./chat-list.tsx";
import { ConversationPane, ListPane, SidePanel } from "./chat-panes.tsx";
import { Conversation } from "./conversation.tsx";
import { useChatCommands } from "./use-chat-commands.ts";

export function ChatScreen() {
  const { chatId, traceJobId, passage, isListShown, isTemporary } = useChatRoute();
  const isWriter = canWrite(useMe().data);
  const shelf = useChatShelf(chatId);
  const { chat, visible, hidden, remove } = shelf;
  const { query: turnsQuery, turns } = useTurns(chatId);
  const { actions, stoppingJobId, editingJobId } = useTurnActions(isWriter);
  const [isRenaming, setRenaming] = useState(false);
  const composer = useRef<HTMLTextAreaElement>(null);

  const title = chatId === null ? UNTITLED : (chat?.title ?? "Chat");
  const lastTurn = turns.at(-1) ?? null;
  const openTurn = turns.find(isOpen) ?? null;

  const { openNew, removeChat } = useChatNavigation(chatId, remove, composer);
  const startRename = useCallback(() => setRenaming(true), []);

  usePageStart(chatId === null ? "Chat" : title);
  useChatShortcuts({ turns, openTurn, hasChat: chat !== null, isWriter, actions, composer, openNew, startRename });
  useChatCommands({ chats: visible, chat, lastTurn, openTurn, isWriter, actions, openNew, removeChat, startRename });

  return (
    <>
      <main id="main" className="flex min-w-0 flex-1">
        <ListPane isShown={isListShown}>
          <ChatList
            query={shelf.query}
            chats={visible}
            activeId={chatId}
            isWriter={isWriter}
            filter={shelf.filter}
            onFilter={shelf.setFilter}
            hidden={hidden}
            onNew={openNew}
            onRemove={removeChat}
          />
        </ListPane>
        <ConversationPane isShown={!isListShown} isTemporary={isTemporary} isWriter={isWriter}>
          <Conversation
            chatId={chatId}
            chat={chat}
            title={title}
            query={turnsQuery}
            turns={turns}
            isWriter={isWriter}
            actions={actions}
            editingJobId={editingJobId}
            stoppingJobId={stoppingJobId}
            isRenaming={isRenaming}
            onRenaming={setRenaming}
            onRemove={removeChat}
            onNew={openNew}
            composer={composer}
          />
        </ConversationPane>
      </main>
      <SidePanel passage={passage} traceJobId={traceJobId} turns={turns} />
    </>
  );
}

function usePageStart(title: string): void {
  useEffect(() => {
    document.title = `${title} · Aegis`;
  }, [title]);
  // The first answer would stand empty until its renderer is there.
  useEffect(() => {
    import("../../../_ui/markdown/markdown.tsx").catch(() => undefined);
  }, []);
}
