"use client";

import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "../../_ui/button.tsx";
import { ErrorState } from "../../_ui/error-state.tsx";
import { Skeleton } from "../../_ui/skeleton.tsx";

type RowSectionProps = {
  title: string;
  pages: Pick<
    UseInfiniteQueryResult,
    "isPending" | "isError" | "error" | "isRefetching" | "refetch" | "hasNextPage" | "isFetchingNextPage" | "fetchNextPage"
  >;
  isEmpty: boolean;
  children: ReactNode;
};

/** A long table that grows by a page when asked to. */
export function RowSection({ title, pages, isEmpty, children }: RowSectionProps) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-2">
      <h2 className="font-medium text-base">{title}</h2>
      {pages.isPending && (
        <div role="status" aria-label={`Loading ${title.toLowerCase()}`}>
          <Skeleton className="h-40" />
        </div>
      )}
      {!isEmpty && (
        <div data-scroller className="overflow-x-auto">
          {children}
        </div>
      )}
      {pages.isError && (
        <ErrorState
          title={`${title} could not be loaded`}
          error={pages.error}
          onRetry={() => void (isEmpty ? pages.refetch() : pages.fetchNextPage())}
          isRetrying={pages.isRefetching || pages.isFetchingNextPage}
        />
      )}
      {pages.hasNextPage && !pages.isError && (
        <Button size="small" className="self-start" isBusy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Show more
        </Button>
      )}
    </section>
  );
}
