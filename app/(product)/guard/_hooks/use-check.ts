"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type CheckKind, checkText } from "../../../_client/guard-check.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { useDebounced } from "../../../_ui/use-debounced.ts";

const REST_MS = 300;

/** Checks what has been typed as soon as the typing rests. A newer text ends the check of the older one. */
export function useCheck(kind: CheckKind, text: string, isAllowed: boolean) {
  const rested = useDebounced(text, REST_MS);
  const isEmpty = rested.trim() === "";
  const query = useQuery({
    queryKey: queryKeys.guardCheck(kind, rested),
    queryFn: ({ signal }) => checkText(kind, rested, signal),
    enabled: isAllowed && !isEmpty,
    placeholderData: keepPreviousData,
    // Times are part of the answer, and a text that was tried must not stay in memory for long.
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
    refetchOnWindowFocus: false,
  });
  return {
    query,
    /** What the answer on screen was made of. */
    rested,
    isEmpty: isEmpty || text.trim() === "",
    isStale: query.isPlaceholderData || query.isFetching || rested !== text,
  };
}
