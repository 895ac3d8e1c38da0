import type { UseInfiniteQueryResult } from "@tanstack/react-query";

/** What the conversation needs to know of the reading of its turns. */
export type TurnsQuery = Pick<
  UseInfiniteQueryResult,
  | "isPending"
  | "isError"
  | "error"
  | "isRefetching"
  | "isFetchNextPageError"
  | "hasNextPage"
  | "isFetchingNextPage"
  | "refetch"
  | "fetchNextPage"
>;
