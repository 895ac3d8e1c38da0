"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Command as Cmdk } from "cmdk";
import { Brain, File, LoaderCircle, type LucideIcon, MessageSquare, MessageSquareText, SquareLibrary } from "lucide-react";
import { useRouter } from "next/navigation";
import { Fragment } from "react";
import { listPrompts, type PromptSummary } from "../../_client/prompts.ts";
import { queryKeys } from "../../_client/query-keys.ts";
import { type SearchHit, type Snippet, searchEverything } from "../../_client/search.ts";
import { Button } from "../../_ui/button.tsx";
import { useDebounced } from "../../_ui/use-debounced.ts";

const REST_MS = 180;
const QUERY_MIN_CHARS = 2;

const GROUPS: readonly { type: SearchHit["type"]; heading: string; icon: LucideIcon }[] = [
  { type: "chat", heading: "Chats found", icon: MessageSquare },
  { type: "message", heading: "Messages", icon: MessageSquareText },
  { type: "file", heading: "Files", icon: File },
  { type: "memory", heading: "Memories", icon: Brain },
];

const HEADING =
  "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-ink-faint [&_[cmdk-group-heading]]:text-xs";

type Found = {
  hits: readonly SearchHit[];
  prompts: readonly PromptSummary[];
  isComplete: boolean;
  isLoading: boolean;
  hasFailed: boolean;
  retry(): void;
};

/** While somebody types: a question that a newer one has overtaken is taken back. `text` is what stands in the field. */
export function usePaletteSearch(text: string): Found {
  const wanted = useDebounced(text.trim(), REST_MS);
  const isAsked = wanted.length >= QUERY_MIN_CHARS && text.trim().length >= QUERY_MIN_CHARS;
  const query = useQuery({
    queryKey: queryKeys.search(wanted),
    queryFn: ({ signal }) => searchEverything(wanted, signal),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    staleTime: 2_000,
    retry: false,
  });
  // The library answers by itself: without it the rest is found all the same.
  const prompts = useQuery({
    queryKey: queryKeys.promptSearch(wanted),
    queryFn: ({ signal }) => listPrompts(new URLSearchParams({ q: wanted, limit: "5" }).toString(), null, signal),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    staleTime: 2_000,
    retry: false,
  });
  const isLoading = isAsked && (query.isFetching || wanted !== text.trim());
  return {
    hits: isAsked ? (query.data?.items ?? []) : [],
    prompts: isAsked ? (prompts.data?.items ?? []) : [],
    isComplete: query.data?.isComplete ?? true,
    isLoading,
    hasFailed: isAsked && query.isError,
    retry: () => void query.refetch(),
  };
}

/** Below the commands, the newest first in each kind. */
export function PaletteResults({ found, onLeave }: { found: Found; onLeave(): void }) {
  const router = useRouter();
  const go = (href: string) => {
    onLeave();
    setTimeout(() => router.push(href), 0);
  };
  const open = (hit: SearchHit) => go(placeOf(hit));
  return (
    <>
      {GROUPS.map(({ type, heading, icon }) => {
        const hits = found.hits.filter((hit) => hit.type === type);
        if (hits.length === 0) return null;
        return (
          <Cmdk.Group key={type} heading={heading} forceMount className={HEADING}>
            {hits.map((hit) => (
              <ResultItem key={hit.id} hit={hit} icon={icon} onOpen={() => open(hit)} />
            ))}
          </Cmdk.Group>
        );
      })}
      <PromptResults prompts={found.prompts} onOpen={go} />
      <State found={found} />
    </>
  );
}

function PromptResults({ prompts, onOpen }: Pick<Found, "prompts"> & { onOpen(href: string): void }) {
  if (prompts.length === 0) return null;
  return (
    <Cmdk.Group heading="Prompts found" forceMount className={HEADING}>
      {prompts.map(({ id, title }) => (
        <Cmdk.Item
          key={id}
          forceMount
          value={`prompt ${id}`}
          onSelect={() => onOpen(`/prompts/${id}`)}
          className="flex min-h-9 items-center gap-3 rounded-md px-2 py-1 text-base data-[selected=true]:bg-hover"
        >
          <SquareLibrary aria-hidden className="size-4 shrink-0 text-ink-soft" />
          <span className="min-w-0 truncate">{title}</span>
        </Cmdk.Item>
      ))}
    </Cmdk.Group>
  );
}

function State({ found }: { found: Found }) {
  if (found.isLoading)
    return (
      <p role="status" className="flex items-center gap-2 px-2 py-2 text-ink-soft text-sm">
        <LoaderCircle aria-hidden className="size-4 animate-turn" />
        Searching your chats and memories
      </p>
    );
  if (found.hasFailed)
    return (
      <div role="alert" className="flex items-center gap-2 px-2 py-2 text-sm">
        <span className="flex-1">Your chats could not be searched.</span>
        <Button size="small" onClick={found.retry}>
          Try again
        </Button>
      </div>
    );
  if (!found.isComplete) return <p className="px-2 py-2 text-ink-soft text-sm">Older messages are still being indexed.</p>;
  return null;
}

function ResultItem({ hit, icon: Icon, onOpen }: { hit: SearchHit; icon: LucideIcon; onOpen(): void }) {
  return (
    <Cmdk.Item
      forceMount
      value={`${hit.type} ${hit.id}`}
      onSelect={onOpen}
      className="flex min-h-9 items-center gap-3 rounded-md px-2 py-1 text-base data-[selected=true]:bg-hover"
    >
      <Icon aria-hidden className="size-4 shrink-0 text-ink-soft" />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="line-clamp-2 [overflow-wrap:anywhere]">
          <Marked snippet={hit.snippet} />
        </span>
        {hit.type === "message" && (
          <span className="truncate text-ink-soft text-xs">
            {hit.role === "user" ? "You" : "Answer"} · {hit.chatTitle}
          </span>
        )}
      </span>
    </Cmdk.Item>
  );
}

function Marked({ snippet: { text, marks } }: { snippet: Snippet }) {
  return (
    <>
      {marks.map(({ start, end }, index) => (
        <Fragment key={start}>
          {text.slice(marks[index - 1]?.end ?? 0, start)}
          <mark className="rounded-sm bg-accent-soft text-ink">{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </>
  );
}

function placeOf(hit: SearchHit): string {
  if (hit.type === "memory") return "/settings/memory";
  if (hit.type === "file") return "/files";
  return hit.type === "chat" ? `/chat/${hit.chatId}` : `/chat/${hit.chatId}?turn=${encodeURIComponent(hit.jobId)}`;
}
