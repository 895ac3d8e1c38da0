import { useEffect } from "react";
import { toast } from "sonner";
import type { Turn } from "../../../_client/turns.ts";
import type { TurnsQuery } from "../_components/turns-query.ts";
import { hideTrace, useChatRoute } from "./use-chat-route.ts";

/** Shows the message the address names: older ones are read until it is there, or until there are none. */
export function useSoughtTurn(turns: readonly Turn[], query: TurnsQuery, reveal: (turnKey: string) => boolean): void {
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
