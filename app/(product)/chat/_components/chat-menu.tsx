import {
  Archive,
  ArchiveRestore,
  Download,
  Ellipsis,
  FileText,
  FolderInput,
  Link2,
  Pencil,
  Pin,
  PinOff,
  Printer,
  Tag,
  Trash2,
} from "lucide-react";
import { useRef } from "react";
import type { Chat } from "../../../_client/chats.ts";
import { Button } from "../../../_ui/button.tsx";
import { Menu, MenuItem, MenuSeparator } from "../../../_ui/menu.tsx";
import { showChatDialog } from "../_hooks/use-chat-dialog.ts";
import { useKeepChat } from "../_hooks/use-keeping.ts";

type ChatMenuProps = { chat: Chat; label: string; className?: string; onRename(): void; onRemove(): void };

/** What can be done with one chat. Renaming opens a field that takes the focus itself, so the menu does not take it back. */
export function ChatMenu({ chat, label, className, onRename, onRemove }: ChatMenuProps) {
  const isToRename = useRef(false);
  const rename = () => {
    isToRename.current = true;
    onRename();
  };
  return (
    <Menu
      trigger={
        <Button tone="quiet" size="icon" className={className} aria-label={label}>
          <Ellipsis aria-hidden className="size-4" />
        </Button>
      }
      onCloseAutoFocus={(event) => {
        if (isToRename.current) event.preventDefault();
        isToRename.current = false;
      }}
    >
      <MenuItem icon={Pencil} onSelect={rename}>
        Rename
      </MenuItem>
      <KeepingItems chat={chat} />
      <MenuSeparator />
      <CopyItems chat={chat} />
      <MenuSeparator />
      <MenuItem icon={Trash2} tone="danger" onSelect={onRemove}>
        Delete
      </MenuItem>
    </Menu>
  );
}

function KeepingItems({ chat }: { chat: Chat }) {
  const keep = useKeepChat();
  const { isPinned = false, isArchived = false } = chat;
  return (
    <>
      {!isArchived && (
        <MenuItem
          icon={isPinned ? PinOff : Pin}
          onSelect={() => void keep(chat, { isPinned: !isPinned }, isPinned ? "Unpinned" : "Pinned")}
        >
          {isPinned ? "Unpin" : "Pin"}
        </MenuItem>
      )}
      <MenuItem icon={Tag} onSelect={() => showChatDialog({ type: "tags", chat })}>
        Tags
      </MenuItem>
      <MenuItem icon={FolderInput} onSelect={() => showChatDialog({ type: "move", chat })}>
        Move to project
      </MenuItem>
      <MenuItem
        icon={isArchived ? ArchiveRestore : Archive}
        onSelect={() => void keep(chat, { isArchived: !isArchived }, isArchived ? "Back among your chats" : "Archived")}
      >
        {isArchived ? "Take out of the archive" : "Archive"}
      </MenuItem>
    </>
  );
}

function CopyItems({ chat }: { chat: Chat }) {
  const download = (format: "json" | "markdown") =>
    window.location.assign(`/api/chat/export?${new URLSearchParams({ chatId: chat.id, format })}`);
  return (
    <>
      <MenuItem icon={Link2} onSelect={() => showChatDialog({ type: "share", chat })}>
        Share by link
      </MenuItem>
      <MenuItem icon={FileText} onSelect={() => download("markdown")}>
        Export as Markdown
      </MenuItem>
      <MenuItem icon={Download} onSelect={() => download("json")}>
        Export as JSON
      </MenuItem>
      <MenuItem icon={Printer} onSelect={() => window.open(`/chat/${chat.id}/print`, "_blank", "noopener")}>
        Print view
      </MenuItem>
    </>
  );
}
