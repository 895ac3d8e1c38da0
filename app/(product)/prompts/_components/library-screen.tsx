"use client";

import { type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import { LibraryBig, SearchX } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { itemsOf, pagesOf } from "../../../_client/pages.ts";
import { listFavourites } from "../../../_client/prompt-marks.ts";
import { listPrompts, type PromptSummary } from "../../../_client/prompts.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { canWrite, useMe } from "../../../_client/use-me.ts";
import { Button } from "../../../_ui/button.tsx";
import { EmptyState } from "../../../_ui/empty-state.tsx";
import { QueryError } from "../../../_ui/error-state.tsx";
import { moveInList } from "../../../_ui/move-in-list.ts";
import { ReportSkeleton } from "../../_report/report-skeleton.tsx";
import { RowSection } from "../../_report/row-section.tsx";
import { useShortcut } from "../../_shell/shortcuts/use-shortcut.ts";
import { type LibraryUrl, UNFILTERED, useLibraryUrl } from "../_hooks/use-library-url.ts";
import { PromptsFrame } from "../_shell/prompts-frame.tsx";
import { FeaturedRow } from "./featured-row.tsx";
import { LibraryActions } from "./library-actions.tsx";
import { LibraryFilters } from "./library-filters.tsx";
import { PromptTable } from "./prompt-table.tsx";

/** Every prompt one may read: shipped ones, the organization's and one's own. */
export function LibraryScreen() {
  const url = useLibraryUrl();
  const router = useRouter();
  const mayWrite = canWrite(useMe().data);
  const search = useRef<HTMLInputElement>(null);
  const isFavourites = url.shelf === "favourites";
  const pages = useInfiniteQuery({
    ...pagesOf(isFavourites ? queryKeys.promptFavourites : queryKeys.prompts(url.query), (cursor, signal) =>
      isFavourites ? listFavourites(cursor, signal) : listPrompts(url.query, cursor, signal),
    ),
    // What was found before stays while one types on; another kind of list starts anew.
    placeholderData: (previous, query) => (query?.queryKey[1] === "list" && !isFavourites ? previous : undefined),
  });
  useShortcut("prompt-new", mayWrite ? () => router.push("/prompts/new") : null);
  useShortcut("prompt-search", () => search.current?.focus());
  return (
    <PromptsFrame>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only passes j, k and the arrows on to the rows. */}
      <div className="flex min-w-0 flex-col gap-5" onKeyDown={(event) => moveInList(event, event.currentTarget)}>
        <div className="flex min-w-0 flex-wrap-reverse items-start justify-between gap-3">
          <div className="min-w-0 flex-[1_1_24rem]">
            <LibraryFilters url={url} searchRef={search} />
          </div>
          {mayWrite && <LibraryActions />}
        </div>
        {!url.isFiltered && <FeaturedRow />}
        <LibraryBody pages={pages} prompts={itemsOf(pages.data)} url={url} />
      </div>
    </PromptsFrame>
  );
}

type LibraryBodyProps = { pages: UseInfiniteQueryResult; prompts: readonly PromptSummary[]; url: LibraryUrl };

function LibraryBody({ pages, prompts, url }: LibraryBodyProps) {
  if (pages.isPending) return <ReportSkeleton label="Loading prompts" />;
  if (pages.isError && prompts.length === 0) return <QueryError title="Prompts could not be loaded" query={pages} />;
  if (prompts.length === 0) return <NothingFound url={url} />;
  const title = url.shelf === "favourites" ? "Favourites" : url.isFiltered ? "Found" : "All prompts";
  return (
    <RowSection title={title} pages={pages} isEmpty={false}>
      <PromptTable prompts={prompts} caption={title} />
    </RowSection>
  );
}

function NothingFound({ url }: { url: LibraryUrl }) {
  const isNarrowed = url.q.trim() !== "" || url.category !== null || url.role !== null || url.level !== null;
  if (url.shelf === "favourites")
    return (
      <EmptyState
        icon={LibraryBig}
        title="No favourites yet"
        text="The heart beside a prompt keeps it here, and first in the chat's / menu."
      />
    );
  if (url.shelf === "mine" && !isNarrowed)
    return <EmptyState icon={LibraryBig} title="None of your own yet" text="Write one, or open a prompt and make it yours." />;
  if (!url.isFiltered) return <EmptyState icon={LibraryBig} title="No prompts yet" text="Write the first one of your organization." />;
  return (
    <EmptyState
      icon={SearchX}
      title="No prompt found"
      text="Nothing fits all of this. Words are found by how they begin, in titles, descriptions and tags."
    >
      <Button size="small" onClick={() => url.change(UNFILTERED)}>
        Remove the filters
      </Button>
    </EmptyState>
  );
}
