"use client";

import { ArrowLeft, SquarePen } from "lucide-react";
import type { Chat } from "../../../_client/chats.ts";
import { IconButton } from "../../../_ui/icon-button.tsx";
import { showList } from "../_hooks/use-chat-route.ts";
import { ChatMenu } from "./chat-menu.tsx";
import { RenameField } from "./rename-field.tsx";

type ConversationHeaderProps = {
  chat: Chat | null;
  title: string;
  isWriter: boolean;
  isRenaming: boolean;
  onRenaming(isRenaming: boolean): void;
  onRemove(chat: Chat): void;
  onNew(): void;
};

export function ConversationHeader({ chat, title, isWriter, isRenaming, onRenaming, onRemove, onNew }: ConversationHeaderProps) {
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-b px-2 md:px-4">
      <IconButton label="All chats" icon={ArrowLeft} onClick={showList} className="md:hidden" size="iconLarge" />
      {chat && isRenaming ? (
        <>
          <h1 className="sr-only">{title}</h1>
          <RenameField chat={chat} onDone={() => onRenaming(false)} className="h-8 max-w-120" />
        </>
      ) : (
        <h1 className="min-w-0 truncate font-medium text-base">{title}</h1>
      )}
      <div className="flex-1" />
      {chat && isWriter && !isRenaming && (
        <ChatMenu chat={chat} label="Chat actions" onRename={() => onRenaming(true)} onRemove={() => onRemove(chat)} />
      )}
      {chat && isWriter && <IconButton label="Start a new chat" icon={SquarePen} onClick={onNew} className="md:hidden" size="iconLarge" />}
    </header>
  );
}
