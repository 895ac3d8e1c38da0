"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { itemsOf, pagesOf } from "../../../../../_client/pages.ts";
import { listPromotions } from "../../../../../_client/prompt-versions.ts";
import type { PromptView } from "../../../../../_client/prompts.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { QueryError } from "../../../../../_ui/error-state.tsx";
import { Skeleton } from "../../../../../_ui/skeleton.tsx";
import { AskPromotion } from "./ask-promotion.tsx";
import { PromotionItem } from "./promotion-item.tsx";

/** How a version gets into production: it passes its tests, one person asks, and another agrees. */
export function PromotionSection({ prompt }: { prompt: PromptView }) {
  const pages = useInfiniteQuery(
    pagesOf(queryKeys.promptPromotions(prompt.id), (cursor, signal) => listPromotions(prompt.id, cursor, signal)),
  );
  const promotions = itemsOf(pages.data);
  const isOpen = promotions.some(({ state, label }) => state === "open" && label === "production");
  return (
    <section aria-label="Promotion" className="flex min-w-0 flex-col gap-3">
      <h2 className="font-medium text-base">Production</h2>
      <p className="text-ink-soft text-sm">A version goes into production once it has passed its tests and a second person agrees.</p>
      {pages.isPending && (
        <div role="status" aria-label="Loading promotions">
          <Skeleton className="h-24" />
        </div>
      )}
      {pages.isError && <QueryError title="The promotions could not be loaded" query={pages} />}
      {pages.isSuccess && !isOpen && prompt.canEdit && <AskPromotion prompt={prompt} />}
      {promotions.length > 0 && (
        <ul aria-label="Promotions" className="flex flex-col gap-2">
          {promotions.map((promotion) => (
            <PromotionItem key={promotion.id} promptId={prompt.id} promotion={promotion} />
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <Button size="small" className="self-start" isBusy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Show more
        </Button>
      )}
    </section>
  );
}
