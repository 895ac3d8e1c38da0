import type { QueryKey } from "@tanstack/react-query";

/** The cursor that asks for the first page of a list. */
export const FIRST_PAGE: string | null = null;

type Pages<Page> = { pages: readonly Page[] };

/** How a list that pages by cursor is asked: for `useInfiniteQuery`, beside what its own page adds. */
export function pagesOf<Page extends { nextCursor: string | null }>(
  queryKey: QueryKey,
  list: (cursor: string | null, signal: AbortSignal) => Promise<Page>,
) {
  return {
    queryKey,
    queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) => list(pageParam, signal),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page: Page) => page.nextCursor,
  };
}

/** All that has been read so far, page after page; nothing while nothing has come. */
export function itemsOf<Item>(data: Pages<{ items: readonly Item[] }> | undefined): Item[] {
  return data?.pages.flatMap(({ items }) => items) ?? [];
}
