"use client";

import dynamic from "next/dynamic";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { isOpen } from "../../../_client/turn-pages.ts";
import { useChats } from "../../../_client/use-chats.ts";
import { canWrite, useMe } from "../../../_client/use-me.ts";
import { useTurns } from "../../../_client/use-turns.ts";
import { classNames } from "../../../_ui/class-names.ts";
import { useChatNavigation } from "../_hooks/use-chat-navigation.ts";
import { useChatRoute } from "../_hooks/use-chat-route.ts";
import { useDeleteChat } from "../_hooks/use-delete-chat.ts";
import { useReplyActions } from "../_hooks/use-reply-actions.ts";
import { UNTITLED } from "../_hooks/use-send-message.ts";
import { ChatList } from "./chat-list.tsx";
import { Conversation } from "./conversation.tsx";
import { useChatCommands } from "./use-chat-commands.ts";

const TracePanel = dynamic(() => import("./trace-panel.tsx").then((module) => module.TracePanel), { ssr: false });

export function ChatScreen() {
  const { chatId, traceJobId, isListShown } = useChatRoute();
  const me = useMe();
  const isWriter = canWrite(me.data);
  const { query: chatsQuery, chats } = useChats();
  const { query: turnsQuery, turns } = useTurns(chatId);
  const { hidden, remove } = useDeleteChat();
  const { actions, stoppingJobId } = useReplyActions();
  const [isRenaming, setRenaming] = useState(false);
  const composer = useRef<HTMLTextAreaElement>(null);

  const visibleChats = useMemo(() => chats.filter((chat) => !hidden.has(chat.id)), [chats, hidden]);
  const chat = chats.find((item) => item.id === chatId) ?? null;
  const title = chatId === null ? UNTITLED : (chat?.title ?? "Chat");
  const lastTurn = turns.at(-1) ?? null;
  const openTurn = turns.find(isOpen) ?? null;

  const { openNew, removeChat } = useChatNavigation(chatId, remove, composer);
  const startRename = useCallback(() => setRenaming(true), []);

  useEffect(() => {
    document.title = `${chatId === null ? "Chat" : title} · Aegis`;
  }, [title, chatId]);
  // The first answer would stand empty until its renderer is there.
  useEffect(() => {
    import("../../../_ui/markdown/markdown.tsx").catch(() => undefined);
  }, []);
  useChatCommands({ chats: visibleChats, chat, lastTurn, openTurn, isWriter, actions, openNew, removeChat, startRename });

  return (
    <>
      <main id="main" className="flex min-w-0 flex-1">
        <div
          className={classNames("min-h-0 flex-col border-r bg-canvas md:flex md:w-72 md:shrink-0", isListShown ? "flex w-full" : "hidden")}
        >
          {isListShown && <h1 className="px-3 pt-3 font-medium text-lg md:hidden">Chats</h1>}
          <ChatList query={chatsQuery} chats={visibleChats} activeId={chatId} isWriter={isWriter} onNew={openNew} onRemove={removeChat} />
        </div>
        <div className={classNames("min-w-0 flex-1 md:flex", isListShown ? "hidden" : "flex")}>
          <Conversation
            chatId={chatId}
            chat={chat}
            title={title}
            query={turnsQuery}
            turns={turns}
            isWriter={isWriter}
            actions={actions}
            stoppingJobId={stoppingJobId}
            isRenaming={isRenaming}
            onRenaming={setRenaming}
            onRemove={removeChat}
            onNew={openNew}
            composer={composer}
          />
        </div>
      </main>
      {traceJobId !== null && <TracePanel jobId={traceJobId} turn={turns.find((turn) => turn.jobId === traceJobId) ?? null} />}
    </>
  );
}
