"use client";

import { useMemo } from "react";
import { listOf, useUrlState } from "../../../_ui/use-url-state.ts";
import { CATEGORY_WORDS, LEVEL_WORDS, namesOf, PATTERN_WORDS, ROLE_WORDS } from "../_shell/prompt-words.ts";

/** Whose prompts are listed. Favourites stand in the order they were marked, whatever they are. */
export const SHELVES = ["all", "mine", "organization", "public", "favourites"] as const;
export const SORTS = ["trending", "rated", "recent"] as const;

const QUERY_MAX_CHARS = 200;

/** What is searched for, what the list is narrowed to and its order: all of it stands in the address. */
export function useLibraryUrl() {
  const { search, change } = useUrlState();
  const text = search.toString();
  return useMemo(() => {
    const found = new URLSearchParams(text);
    const shelf = listOf(found, "shelf", SHELVES)[0] ?? "all";
    const sort = listOf(found, "sort", SORTS)[0] ?? "trending";
    const q = (found.get("q") ?? "").slice(0, QUERY_MAX_CHARS);
    const facets = {
      category: listOf(found, "category", namesOf(CATEGORY_WORDS))[0] ?? null,
      role: listOf(found, "role", namesOf(ROLE_WORDS))[0] ?? null,
      level: listOf(found, "level", namesOf(LEVEL_WORDS))[0] ?? null,
      pattern: listOf(found, "pattern", namesOf(PATTERN_WORDS))[0] ?? null,
      tag: found.get("tag"),
    };
    const asked = [
      ...Object.entries({ ...facets, q: q.trim() === "" ? null : q, visibility: shelf === "all" ? null : shelf }),
      ["sort", sort === "trending" ? null : sort] as const,
    ].filter((entry): entry is [string, string] => entry[1] !== null);
    return {
      ...{ shelf, sort, q, ...facets, change },
      isFiltered: q.trim() !== "" || shelf !== "all" || Object.values(facets).some((value) => value !== null),
      query: new URLSearchParams(asked).toString(),
    };
  }, [text, change]);
}

export type LibraryUrl = ReturnType<typeof useLibraryUrl>;

/** Nothing that narrows the list; its order stays. */
export const UNFILTERED = { q: null, shelf: null, category: null, role: null, level: null, pattern: null, tag: null } as const;
