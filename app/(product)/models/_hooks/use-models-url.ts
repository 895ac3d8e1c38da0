"use client";

import { useMemo, useState } from "react";
import type { Sort } from "../../../_ui/sort-header.tsx";
import { listOf, useUrlState } from "../../../_ui/use-url-state.ts";
import { type ModelFilter, SHOWN, SORT_COLUMNS, type SortColumn } from "../_components/model-view.ts";
import { CAPABILITIES } from "../_components/model-words.ts";

/** Search, chips, order and the open model, as the address has them. */
export function useModelsUrl(providers: readonly string[]) {
  const { search, change } = useUrlState();
  // The address follows a render behind: a field bound to it would lose what is typed quickly.
  const [term, setTerm] = useState(() => search.get("q") ?? "");
  const filter = useMemo(
    (): ModelFilter => ({
      term,
      providers: listOf(search, "provider", providers),
      can: listOf(search, "can", CAPABILITIES),
      shown: listOf(search, "show", SHOWN),
    }),
    [term, search, providers],
  );
  const sort = useMemo((): Sort<SortColumn> => {
    const by = SORT_COLUMNS.find((column) => column === search.get("sort")) ?? "registry";
    return { by, isDescending: search.get("order") === "desc" };
  }, [search]);
  return {
    filter,
    sort,
    openKey: search.get("model"),
    setFilter: (next: Partial<ModelFilter>) => {
      if (next.term !== undefined) setTerm(next.term);
      change({
        ...(next.term !== undefined && { q: next.term }),
        ...(next.providers && { provider: next.providers }),
        ...(next.can && { can: next.can }),
        ...(next.shown && { show: next.shown }),
      });
    },
    clearFilter: () => {
      setTerm("");
      change({ q: null, provider: null, can: null, show: null });
    },
    setSort: ({ by, isDescending }: Sort<SortColumn>) =>
      change({ sort: by === "registry" ? null : by, order: isDescending ? "desc" : null }),
    open: (key: string | null) => change({ model: key }, key !== null && search.get("model") === null ? "push" : "replace"),
  };
}
