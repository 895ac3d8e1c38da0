"use client";

import { Archive, Folder, FolderPlus, Pencil, X } from "lucide-react";
import type { Chat, ChatFilter } from "../../../../_client/chats.ts";
import { ALL_CHATS, useChats } from "../../../../_client/use-chats.ts";
import { classNames } from "../../../../_ui/class-names.ts";
import { IconButton } from "../../../../_ui/icon-button.tsx";
import { showChatDialog } from "../../_hooks/use-chat-dialog.ts";
import { useProjects, useTags } from "../../_hooks/use-keeping.ts";
import { ChatRow } from "../chat-row.tsx";
import { TagDot } from "./tag-badge.tsx";

export const ARCHIVED: ChatFilter = { shelf: "archived" };
const PINNED: ChatFilter = { isPinned: "true" };

type ShelvesProps = { filter: ChatFilter; onFilter(filter: ChatFilter): void; isWriter: boolean };

const ENTRY =
  "flex h-8 w-full min-w-0 shrink-0 items-center gap-2 rounded-md px-2 text-left text-base hover:bg-hover aria-pressed:bg-accent-soft";

/** Projects, tags and the archive: each shows its chats in the list, and nothing else, until it is left. */
export function Shelves({ filter, onFilter, isWriter }: ShelvesProps) {
  const projects = useProjects().data ?? [];
  const tags = useTags().data ?? [];
  return (
    <section
      aria-label="Projects, tags and archive"
      className="flex max-h-2/5 shrink-0 flex-col gap-0.5 overflow-y-auto border-t px-2 py-2"
    >
      <div className="flex shrink-0 items-center justify-between pl-2">
        <h2 className="text-ink-faint text-xs">Projects</h2>
        {isWriter && (
          <IconButton label="New project" icon={FolderPlus} onClick={() => showChatDialog({ type: "project", project: null })} />
        )}
      </div>
      {projects.map((project) => (
        <div key={project.id} className="flex shrink-0 items-center">
          <button
            type="button"
            aria-pressed={filter.projectId === project.id}
            onClick={() => onFilter({ projectId: project.id, shelf: "all" })}
            className={classNames(ENTRY, "shrink")}
          >
            <Folder aria-hidden className="size-4 shrink-0 text-ink-soft" />
            <span className="truncate">{project.name}</span>
          </button>
          {isWriter && (
            <IconButton label={`Edit ${project.name}`} icon={Pencil} onClick={() => showChatDialog({ type: "project", project })} />
          )}
        </div>
      ))}
      {tags.map(({ id, name, color }) => (
        <button
          key={id}
          type="button"
          aria-pressed={filter.tagId === id}
          onClick={() => onFilter({ tagId: id, shelf: "all" })}
          className={ENTRY}
        >
          <TagDot color={color} />
          <span className="truncate">{name}</span>
        </button>
      ))}
      <button type="button" aria-pressed={filter === ARCHIVED} onClick={() => onFilter(ARCHIVED)} className={ENTRY}>
        <Archive aria-hidden className="size-4 shrink-0 text-ink-soft" />
        Archived chats
      </button>
    </section>
  );
}

/** Which part of the list is shown, and the way back. */
export function ShelfHead({ filter, onFilter }: Pick<ShelvesProps, "filter" | "onFilter">) {
  const projects = useProjects().data ?? [];
  const tags = useTags().data ?? [];
  if (filter === ALL_CHATS) return null;
  const project = projects.find(({ id }) => id === filter.projectId);
  const tag = tags.find(({ id }) => id === filter.tagId);
  return (
    <div className="flex items-center justify-between gap-2 px-3 pb-1">
      <h2 className="min-w-0 truncate font-medium text-sm">{project?.name ?? tag?.name ?? "Archived chats"}</h2>
      <IconButton label="Back to all chats" icon={X} onClick={() => onFilter(ALL_CHATS)} />
    </div>
  );
}

type PinnedProps = { hidden: ReadonlySet<string>; activeId: string | null; isWriter: boolean; onRemove(chat: Chat): void };

/** Asked for by itself: a pinned chat may be far down in the list. */
export function PinnedChats({ hidden, activeId, isWriter, onRemove }: PinnedProps) {
  const { chats } = useChats(PINNED);
  const shown = chats.filter((chat) => chat.isPinned === true && !hidden.has(chat.id));
  if (shown.length === 0) return null;
  return (
    <>
      <h2 className="px-2 pt-1 pb-1 text-ink-faint text-xs">Pinned</h2>
      <ul aria-label="Pinned chats" className="flex flex-col gap-0.5 pb-2">
        {shown.map((chat) => (
          <ChatRow key={chat.id} chat={chat} isActive={chat.id === activeId} isWriter={isWriter} onRemove={onRemove} />
        ))}
      </ul>
    </>
  );
}
