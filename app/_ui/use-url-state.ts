"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";

export type UrlChange = Readonly<Record<string, string | readonly string[] | null>>;

/**
 * What a page shows stands in its address, so that a reload, a bookmark or a colleague sees the same. Null, "" and [] leave a name
 * out. Filters replace the entry of the history; what a back gesture should close is pushed.
 */
export function useUrlState() {
  const search = useSearchParams();
  const change = useCallback((values: UrlChange, how: "replace" | "push" = "replace") => {
    const next = withValues(new URLSearchParams(window.location.search), values);
    const query = next.toString();
    const url = query === "" ? window.location.pathname : `${window.location.pathname}?${query}`;
    if (how === "push") window.history.pushState(null, "", url);
    else window.history.replaceState(null, "", url);
  }, []);
  return { search, change };
}

/** Lists are one parameter with commas: short to read and to write by hand. */
function withValues(search: URLSearchParams, values: UrlChange): URLSearchParams {
  for (const [name, value] of Object.entries(values)) {
    const text = value === null || typeof value === "string" ? value : value.join(",");
    if (text === null || text === "") search.delete(name);
    else search.set(name, text);
  }
  return search;
}

/** Those values of a comma-separated parameter that are among the known ones. */
export function listOf<Value extends string>(search: URLSearchParams, name: string, known: readonly Value[]): Value[] {
  const named = new Set((search.get(name) ?? "").split(","));
  return known.filter((value) => named.has(value));
}
