"use client";

import { type MouseEvent, memo, useRef, useState } from "react";
import type { Chat } from "../../../_client/chats.ts";
import { classNames } from "../../../_ui/class-names.ts";
import { showChat, toChatPath } from "../_hooks/use-chat-route.ts";
import { ChatMenu } from "./chat-menu.tsx";
import { RenameField } from "./rename-field.tsx";

type ChatRowProps = { chat: Chat; heading?: string | undefined; isActive: boolean; isWriter: boolean; onRemove(chat: Chat): void };

export const ChatRow = memo(function ChatRow({ chat, heading, isActive, isWriter, onRemove }: ChatRowProps) {
  const [isRenaming, setRenaming] = useState(false);
  const link = useRef<HTMLAnchorElement>(null);

  const finishRename = () => {
    setRenaming(false);
    requestAnimationFrame(() => link.current?.focus());
  };
  if (isRenaming) {
    return (
      <li>
        <RenameField chat={chat} onDone={finishRename} />
      </li>
    );
  }
  return (
    <li>
      {heading !== undefined && <h2 className="px-2 pt-2 pb-1 text-ink-faint text-xs">{heading}</h2>}
      <div className={classNames("group relative flex items-center rounded-md", isActive ? "bg-accent-soft" : "hover:bg-hover")}>
        <a
          ref={link}
          data-list-item
          href={toChatPath(chat.id)}
          aria-current={isActive ? "page" : undefined}
          onClick={(event) => openInPlace(event, chat.id)}
          onKeyDown={(event) => event.key === "F2" && isWriter && setRenaming(true)}
          className={classNames(
            "min-w-0 flex-1 truncate rounded-md py-2 pr-9 pl-2 text-base -outline-offset-2",
            isActive ? "font-medium text-accent-ink" : "text-ink",
          )}
        >
          {chat.title}
        </a>
        {isWriter && (
          // Shown on hover and focus where there is a pointer, always on touch.
          <div className="absolute right-1 md:opacity-0 md:has-data-[state=open]:opacity-100 md:group-focus-within:opacity-100 md:group-hover:opacity-100">
            <ChatMenu
              chat={chat}
              label={`Actions for ${chat.title}`}
              className="size-7"
              onRename={() => setRenaming(true)}
              onRemove={() => onRemove(chat)}
            />
          </div>
        )}
      </div>
    </li>
  );
});

/** A plain click stays in this page; with a modifier the browser opens its tab or window. */
function openInPlace(event: MouseEvent<HTMLAnchorElement>, chatId: string): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
  event.preventDefault();
  showChat(chatId);
}
