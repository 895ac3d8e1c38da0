"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { itemsOf, pagesOf } from "../../../_client/pages.ts";
import { listFavourites } from "../../../_client/prompt-marks.ts";
import { listPrompts } from "../../../_client/prompts.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { canWrite, useMe } from "../../../_client/use-me.ts";
import { moveInList } from "../../../_ui/move-in-list.ts";
import { useShortcut } from "../../_shell/shortcuts/use-shortcut.ts";
import { useLibraryUrl } from "../_hooks/use-library-url.ts";
import { PromptsFrame } from "../_shell/prompts-frame.tsx";
import { FeaturedRow } from "./featured-row.tsx";
import { LibraryActions } from "./library-actions.tsx";
import { LibraryBody } from "./library-body.tsx";
import { LibraryFilters } from "./library-filters.tsx";

/** Every prompt one may read: shipped ones, the organization's and one's own. */
export function LibraryScreen() {
  const url = useLibraryUrl();
  const router = useRouter();
  const mayWrite = canWrite(useMe().data);
  const search = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
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
      <div className="flex min-w-0 flex-col gap-5" onKeyDown={(event) => moveInList(event, results.current)}>
        <div className="flex min-w-0 gap-3 max-md:flex-col-reverse">
          <div className="min-w-0 flex-1">
            <LibraryFilters url={url} searchRef={search} />
          </div>
          {mayWrite && <LibraryActions />}
        </div>
        <div ref={results} className="flex min-w-0 flex-col gap-5">
          {!url.isFiltered && <FeaturedRow />}
          <LibraryBody pages={pages} prompts={itemsOf(pages.data)} url={url} />
        </div>
      </div>
    </PromptsFrame>
  );
}
