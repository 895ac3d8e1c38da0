"use client";

import { useMemo } from "react";
import { LINE_LEVELS } from "../../../../_client/log-lines.ts";
import { listOf, useUrlState } from "../../../../_ui/use-url-state.ts";

const LOG_FIELDS = ["requestId", "route", "org"] as const;
const VALUE_MAX = 200;

export const NO_FILTERS = { level: null, requestId: null, route: null, org: null, line: null } as const;

/** What the log is narrowed to and which line is open: all of it stands in the address. */
export function useLogUrl() {
  const { search, change } = useUrlState();
  const text = search.toString();
  return useMemo(() => {
    const found = new URLSearchParams(text);
    const values = LOG_FIELDS.flatMap((name) => {
      const value = found.get(name)?.trim().slice(0, VALUE_MAX) ?? "";
      return value === "" ? [] : [[name, value] as const];
    });
    const level = listOf(found, "level", LINE_LEVELS)[0] ?? null;
    return {
      values: Object.fromEntries(values) as Readonly<Partial<Record<(typeof LOG_FIELDS)[number], string>>>,
      level,
      isFiltered: values.length > 0 || level !== null,
      query: new URLSearchParams([...values.map(([name, value]) => [name, value]), ...(level ? [["level", level]] : [])]).toString(),
      openId: found.get("line"),
      change,
    };
  }, [text, change]);
}

export type LogUrl = ReturnType<typeof useLogUrl>;
