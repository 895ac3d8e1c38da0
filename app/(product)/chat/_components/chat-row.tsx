"use client";

import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { type MouseEvent, memo, useRef, useState } from "react";
import type { Chat } from "../../../_client/chats.ts";
import { Button } from "../../../_ui/button.tsx";
import { classNames } from "../../../_ui/class-names.ts";
import { Menu, MenuItem } from "../../../_ui/menu.tsx";
import { showChat, toChatPath } from "../_hooks/use-chat-route.ts";
import { RenameField } from "./rename-field.tsx";

type ChatRowProps = { chat: Chat; isActive: boolean; isWriter: boolean; onRemove(chat: Chat): void };

export const ChatRow = memo(function ChatRow({ chat, isActive, isWriter, onRemove }: ChatRowProps) {
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
    <li className={classNames("group relative flex items-center rounded-md", isActive ? "bg-accent-soft" : "hover:bg-hover")}>
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
      {isWriter && <RowMenu chat={chat} onRename={() => setRenaming(true)} onRemove={onRemove} />}
    </li>
  );
});

/** Shown on hover and focus where there is a pointer, always on touch. */
function RowMenu({ chat, onRename, onRemove }: { chat: Chat; onRename(): void; onRemove(chat: Chat): void }) {
  const isToRename = useRef(false);
  return (
    <div className="absolute right-1 md:opacity-0 md:has-data-[state=open]:opacity-100 md:group-focus-within:opacity-100 md:group-hover:opacity-100">
      <Menu
        trigger={
          <Button tone="quiet" size="icon" className="size-7" aria-label={`Actions for ${chat.title}`}>
            <Ellipsis aria-hidden className="size-4" />
          </Button>
        }
        onCloseAutoFocus={(event) => {
          // The field that opens takes the focus itself.
          if (isToRename.current) event.preventDefault();
          isToRename.current = false;
        }}
      >
        <MenuItem
          icon={Pencil}
          onSelect={() => {
            isToRename.current = true;
            onRename();
          }}
        >
          Rename
        </MenuItem>
        <MenuItem icon={Trash2} tone="danger" onSelect={() => onRemove(chat)}>
          Delete
        </MenuItem>
      </Menu>
    </div>
  );
}

/** A plain click stays in this page; with a modifier the browser opens its tab or window. */
function openInPlace(event: MouseEvent<HTMLAnchorElement>, chatId: string): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
  event.preventDefault();
  showChat(chatId);
}
