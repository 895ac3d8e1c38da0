import { useEffect } from "react";
import { toast } from "sonner";
import type { Turn } from "../../../_client/turns.ts";
import type { TurnsQuery } from "../_components/turns-query.ts";
import { hideTrace, useChatRoute } from "./use-chat-route.ts";
import { useStickToBottom } from "./use-stick-to-bottom.ts";

/** Where the reader is: at the end, where they have scrolled to, or at the message the address names. */
export function useReadingPlace(chatId: string | null, turns: readonly Turn[], query: TurnsQuery) {
  const stick = useStickToBottom(chatId ?? "new", turns[0]?.jobId ?? null);
  useSoughtTurn(turns, query, stick.reveal);
  return stick;
}

/** Older messages are read until the one the address names is there, or until there are none. */
function useSoughtTurn(turns: readonly Turn[], query: TurnsQuery, reveal: (turnKey: string) => boolean): void {
  const { soughtJobId } = useChatRoute();
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  useEffect(() => {
    if (soughtJobId === null || turns.length === 0) return;
    if (turns.some(({ jobId }) => jobId === soughtJobId)) {
      if (reveal(soughtJobId)) hideTrace();
    } else if (hasNextPage) {
      if (!isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
    } else {
      toast("This message stands in another version of the conversation");
      hideTrace();
    }
  }, [soughtJobId, turns, reveal, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
}
