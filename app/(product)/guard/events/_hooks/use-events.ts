"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { countEvents, listEvents } from "../../../../_client/guard-events.ts";
import { pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import type { EventsUrl } from "./use-events-url.ts";

/** The events of the chosen filters, newest first; none are asked for while appeals are shown. */
export function useEvents({ query, isAppeals }: EventsUrl) {
  return useInfiniteQuery({
    ...pagesOf(queryKeys.guardEvents(query), (cursor, signal) => listEvents(query, cursor, signal)),
    enabled: !isAppeals,
  });
}

export function useDayCounts(days: EventsUrl["days"]) {
  return useQuery({ queryKey: queryKeys.guardDays(days), queryFn: ({ signal }) => countEvents(Number(days), signal) });
}
