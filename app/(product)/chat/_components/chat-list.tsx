"use client";

import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { Ghost, MessagesSquare, SquarePen } from "lucide-react";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { Chat, ChatFilter } from "../../../_client/chats.ts";
import { ALL_CHATS } from "../../../_client/use-chats.ts";
import { Button } from "../../../_ui/button.tsx";
import { EmptyState } from "../../../_ui/empty-state.tsx";
import { QueryError } from "../../../_ui/error-state.tsx";
import { moveInList } from "../../../_ui/move-in-list.ts";
import { SearchField } from "../../../_ui/search-field.tsx";
import { Skeleton } from "../../../_ui/skeleton.tsx";
import { showTemporary } from "../_hooks/use-chat-route.ts";
import { useReach } from "../_hooks/use-reach.ts";
import { DatedRows } from "./keeping/dated-rows.tsx";
import { PinnedChats, ShelfHead, Shelves } from "./keeping/shelves.tsx";

type ChatListProps = {
  query: Pick<
    UseInfiniteQueryResult,
    "isPending" | "isError" | "error" | "isRefetching" | "hasNextPage" | "isFetchingNextPage" | "refetch" | "fetchNextPage"
  >;
  chats: Chat[];
  activeId: string | null;
  isWriter: boolean;
  filter: ChatFilter;
  onFilter(filter: ChatFilter): void;
  hidden: ReadonlySet<string>;
  onNew(): void;
  onRemove(chat: Chat): void;
};

export function ChatList({ query, chats, activeId, isWriter, filter, onFilter, hidden, onNew, onRemove }: ChatListProps) {
  const isWhole = filter === ALL_CHATS;
  const [term, setTerm] = useState("");
  const list = useRef<HTMLUListElement>(null);
  // Those that are pinned stand above the others, not among them.
  const found = useMemo(
    () => filterChats(chats, term).filter((each) => !isWhole || term !== "" || each.isPinned !== true),
    [chats, term, isWhole],
  );
  const canLoadMore = query.hasNextPage && !query.isFetchingNextPage && !query.isError;
  const marker = useReach(() => void query.fetchNextPage(), canLoadMore);

  // Titles are encrypted on the server and can only be searched here, so a search first brings the rest of the list.
  useEffect(() => {
    if (term !== "" && canLoadMore) void query.fetchNextPage();
  }, [term, canLoadMore, query.fetchNextPage]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => moveInList(event, list.current);

  return (
    <nav aria-label="Chats" className="flex min-h-0 flex-1 flex-col">
      <ListHead term={term} onTerm={setTerm} onKeyDown={onKeyDown} isWriter={isWriter} onNew={onNew} />
      <ShelfHead filter={filter} onFilter={onFilter} />
      <div data-scroller className="min-h-0 flex-1 overflow-y-auto px-2 pb-3">
        {query.isPending && <ListSkeleton />}
        {query.isError && chats.length === 0 && <QueryError title="Chats could not be loaded" query={query} />}
        {!query.isPending && !query.isError && chats.length === 0 && isWhole && (
          <EmptyState icon={MessagesSquare} title="No chats yet" text="Write a message and your first chat appears here." />
        )}
        {!query.isPending && !query.isError && chats.length === 0 && !isWhole && (
          <p className="px-2 py-6 text-center text-ink-soft text-sm">No chats here.</p>
        )}
        {isWhole && term === "" && <PinnedChats hidden={hidden} activeId={activeId} isWriter={isWriter} onRemove={onRemove} />}
        {chats.length > 0 && found.length === 0 && !query.isFetchingNextPage && (
          <p className="px-2 py-6 text-center text-ink-soft text-sm">No chat title contains “{term.trim()}”.</p>
        )}
        <ul ref={list} aria-label="Chats" onKeyDown={onKeyDown} className="flex flex-col gap-0.5">
          <DatedRows chats={found} activeId={activeId} isWriter={isWriter} onRemove={onRemove} />
        </ul>
        <div ref={marker} />
        {query.isFetchingNextPage && <ListSkeleton />}
      </div>
      <Shelves filter={filter} onFilter={onFilter} isWriter={isWriter} />
    </nav>
  );
}

type ListHeadProps = {
  term: string;
  onTerm(term: string): void;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  isWriter: boolean;
  onNew(): void;
};

function ListHead({ term, onTerm, onKeyDown, isWriter, onNew }: ListHeadProps) {
  return (
    <div className="flex flex-col gap-2 p-3">
      <Button onClick={onNew} disabled={!isWriter} className="justify-start px-3">
        <SquarePen aria-hidden className="size-4" />
        New chat
      </Button>
      <Button onClick={showTemporary} disabled={!isWriter} tone="quiet" className="justify-start px-3">
        <Ghost aria-hidden className="size-4" />
        Temporary chat
      </Button>
      <SearchField label="Search chats" value={term} onValue={onTerm} onKeyDown={onKeyDown} />
    </div>
  );
}

function filterChats(chats: Chat[], term: string): Chat[] {
  const words = term.trim().toLocaleLowerCase();
  return words === "" ? chats : chats.filter((chat) => chat.title.toLocaleLowerCase().includes(words));
}

function ListSkeleton() {
  return (
    <div role="status" aria-label="Loading chats" className="flex flex-col gap-1 py-1">
      {["w-4/5", "w-3/5", "w-11/12", "w-2/3", "w-3/4"].map((width) => (
        <div key={width} className="flex h-9 items-center px-2">
          <Skeleton className={`h-4 ${width}`} />
        </div>
      ))}
    </div>
  );
}
