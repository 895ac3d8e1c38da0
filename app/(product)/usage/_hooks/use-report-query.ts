"use client";

import { useMemo } from "react";
import { useUrlState } from "../../../_ui/use-url-state.ts";
import { periodOf, rangeOf } from "./report-period.ts";

export type ActiveFilter = { name: string; value: string };

/** Period and filters stand in the address; the API is asked for the days they mean now. */
export function useReportQuery(filterNames: readonly string[]) {
  const { search, change } = useUrlState();
  const range = rangeOf(search, Date.now());
  const text = search.toString();
  const filters = useMemo((): ActiveFilter[] => {
    const found = new URLSearchParams(text);
    return filterNames.flatMap((name) => {
      const value = found.get(name);
      return value ? [{ name, value }] : [];
    });
  }, [text, filterNames]);
  const query = new URLSearchParams([
    ["from", range.from],
    ["to", range.to],
    ...filters.map(({ name, value }) => [name, value]),
  ]).toString();
  return { search, change, period: periodOf(search), range, filters, query };
}
