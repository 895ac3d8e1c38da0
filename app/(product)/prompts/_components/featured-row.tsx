"use client";

import { useQuery } from "@tanstack/react-query";
import { listFeatured, type PromptSummary } from "../../../_client/prompts.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { RowLink } from "../../../_ui/row-target.tsx";
import { Skeleton } from "../../../_ui/skeleton.tsx";
import { CATEGORY_WORDS, LEVEL_WORDS, wordOf } from "../_shell/prompt-words.ts";
import { FavouriteButton } from "./favourite-button.tsx";

const SHOWN = 6;

/** A first look for whoever has not searched yet. Without it the list below says the same, so its failure is not told. */
export function FeaturedRow() {
  const featured = useQuery({ queryKey: queryKeys.promptsFeatured, queryFn: ({ signal }) => listFeatured(signal) });
  if (featured.isError || featured.data?.items.length === 0) return null;
  return (
    <section aria-label="Featured" className="flex min-w-0 flex-col gap-2">
      <h2 className="font-medium text-base">Featured</h2>
      {featured.data ? (
        // Three columns where there is room; on a phone a row that is pushed along.
        <ul className="-m-1 grid auto-cols-[16rem] grid-flow-col gap-3 overflow-x-auto p-1 md:auto-cols-auto md:grid-flow-row md:grid-cols-3">
          {featured.data.items.slice(0, SHOWN).map((prompt) => (
            <FeaturedCard key={prompt.id} prompt={prompt} />
          ))}
        </ul>
      ) : (
        <div role="status" aria-label="Loading featured prompts">
          <Skeleton className="h-28" />
        </div>
      )}
    </section>
  );
}

function FeaturedCard({ prompt }: { prompt: PromptSummary }) {
  const { id, title, description, category, level } = prompt;
  return (
    <li className="relative flex min-w-0 flex-col gap-1 rounded-md border p-3 hover:bg-hover">
      <div className="flex min-w-0 items-start justify-between gap-2">
        <h3 className="min-w-0 font-medium text-base">
          <RowLink id={`featured-${id}`} href={`/prompts/${id}`} className="line-clamp-2">
            {title}
          </RowLink>
        </h3>
        <span className="-my-1 -mr-1 relative z-1">
          <FavouriteButton prompt={prompt} />
        </span>
      </div>
      <p className="line-clamp-2 text-ink-soft text-sm">{description}</p>
      <p className="mt-auto pt-1 text-ink-faint text-xs">
        {wordOf(CATEGORY_WORDS, category)} · {wordOf(LEVEL_WORDS, level)}
      </p>
    </li>
  );
}
