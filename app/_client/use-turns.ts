"use client";

import { type InfiniteData, type QueryClient, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { listenToTabs, notifyTabs } from "./chat-channel.ts";
import { FIRST_PAGE, pagesOf } from "./pages.ts";
import { queryKeys } from "./query-keys.ts";
import { forgetReply, startFollowing } from "./stream/live-replies.ts";
import type { ReplyState } from "./stream/reply-state.ts";
import { addTurn, branchOff, dropTurn, flattenTurns, isOpen, mergeLatestPage, patchTurn } from "./turn-pages.ts";
import { listTurns, type Turn, type TurnPage } from "./turns.ts";

type CachedTurns = InfiniteData<TurnPage, string | null>;

/** Another device may have written to this chat; focus and the other tabs of this browser are told at once. */
const IDLE_POLL_MS = 30_000;

export function useTurns(chatId: string | null) {
  const client = useQueryClient();
  const query = useInfiniteQuery({
    ...pagesOf(queryKeys.turns(chatId ?? ""), (cursor, signal) => listTurns(chatId ?? "", cursor, signal)),
    enabled: chatId !== null,
    // Reading every page again would be wasteful: refreshLatestTurns reads the newest and merges it.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const turns = useMemo(() => flattenTurns(query.data), [query.data]);
  useKeepFresh(client, chatId);
  useFollowOpenTurns(client, turns);
  return { query, turns };
}

export async function refreshLatestTurns(client: QueryClient, chatId: string): Promise<void> {
  const latest = await listTurns(chatId, FIRST_PAGE).catch(() => null);
  if (latest) setTurns(client, chatId, (data) => mergeLatestPage(data, latest));
}

export function insertTurn(client: QueryClient, turn: Turn): void {
  setTurns(client, turn.chatId, (data) => addTurn(data, turn));
  notifyTabs({ type: "turns-changed", chatId: turn.chatId });
}

/** Shows a turn in the place of another one, and nothing of what followed that one. */
export function showBeside(client: QueryClient, beside: Turn, next: Turn): void {
  setTurns(client, beside.chatId, (data) => branchOff(data ?? { pages: [], pageParams: [] }, beside, next));
  void refreshLatestTurns(client, beside.chatId);
}

export function changeTurn(client: QueryClient, turn: Turn, change: Partial<Turn>): void {
  setTurns(client, turn.chatId, (data) =>
    patchTurn(data ?? { pages: [], pageParams: [] }, turn.jobId, (current) => ({ ...current, ...change })),
  );
}

export function removeTurn(client: QueryClient, turn: Turn): void {
  setTurns(client, turn.chatId, (data) => dropTurn(data ?? { pages: [], pageParams: [] }, turn.jobId));
}

/** From the newest page on: another branch is shown now. */
export async function reloadTurns(client: QueryClient, chatId: string): Promise<void> {
  const latest = await listTurns(chatId, FIRST_PAGE);
  client.setQueryData<CachedTurns>(queryKeys.turns(chatId), { pages: [latest], pageParams: [FIRST_PAGE] });
}

function setTurns(client: QueryClient, chatId: string, change: (data: CachedTurns | undefined) => ReturnType<typeof addTurn>): void {
  client.setQueryData<CachedTurns>(queryKeys.turns(chatId), (data) => {
    const { pages } = change(data);
    return { pages, pageParams: data?.pageParams ?? [FIRST_PAGE] };
  });
}

function useKeepFresh(client: QueryClient, chatId: string | null): void {
  useEffect(() => {
    if (chatId === null) return;
    const refresh = () => {
      const isKnown = client.getQueryData(queryKeys.turns(chatId)) !== undefined;
      if (isKnown && document.visibilityState === "visible") void refreshLatestTurns(client, chatId);
    };
    refresh();
    const timer = setInterval(refresh, IDLE_POLL_MS);
    const unsubscribe = listenToTabs((notice) => {
      if (notice.type === "turns-changed" && notice.chatId === chatId) refresh();
    });
    window.addEventListener("focus", refresh);
    window.addEventListener("online", refresh);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      clearInterval(timer);
      unsubscribe();
      window.removeEventListener("focus", refresh);
      window.removeEventListener("online", refresh);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [client, chatId]);
}

function useFollowOpenTurns(client: QueryClient, turns: Turn[]): void {
  useEffect(() => {
    for (const turn of turns) {
      if (!isOpen(turn)) continue;
      startFollowing(turn.jobId, {
        onEnd: (state) => closeTurn(client, turn, state),
        onProblem: () => void refreshLatestTurns(client, turn.chatId),
      });
    }
  }, [client, turns]);
}

/** The streamed text becomes the turn's reply at once; the list then brings what the stream does not carry (provider, model). */
function closeTurn(client: QueryClient, turn: Turn, { text, end }: ReplyState): void {
  if (!end) return;
  setTurns(client, turn.chatId, (data) =>
    patchTurn(data ?? { pages: [], pageParams: [] }, turn.jobId, (current) => ({
      ...current,
      status: end.status,
      ...(end.outcome && { outcome: end.outcome }),
      ...(end.reason !== undefined && { reason: end.reason }),
      reply: text === "" ? null : { id: `${turn.jobId}-reply`, content: text, createdAt: new Date().toISOString() },
      verdicts: end.verdicts ?? current.verdicts,
      usage: end.usage ?? current.usage,
    })),
  );
  setTimeout(() => forgetReply(turn.jobId), 0);
  void refreshLatestTurns(client, turn.chatId);
  void client.invalidateQueries({ queryKey: queryKeys.trace(turn.jobId) });
  void client.invalidateQueries({ queryKey: queryKeys.toolCalls(turn.jobId) });
  void client.invalidateQueries({ queryKey: queryKeys.chats });
}
