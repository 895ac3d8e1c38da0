"use client";

import { useMemo } from "react";
import { CASE_LEVELS, CASE_STATES } from "../../../../_client/risk-cases.ts";
import { listOf, useUrlState } from "../../../../_ui/use-url-state.ts";

export const ASSIGNEES = ["me", "nobody"] as const;

/** Which part of the queue is shown stands in the address. */
export function useCasesUrl() {
  const { search, change } = useUrlState();
  const text = search.toString();
  return useMemo(() => {
    const found = new URLSearchParams(text);
    // The API takes one of each, so a second choice replaces the first.
    const state = listOf(found, "state", CASE_STATES)[0] ?? null;
    const level = listOf(found, "level", CASE_LEVELS)[0] ?? null;
    const assignee = listOf(found, "assignee", ASSIGNEES)[0] ?? null;
    const isOverdue = found.get("overdue") === "true";
    const filters = {
      ...{ ...(state && { state }), ...(level && { level }), ...(assignee && { assignee }), ...(isOverdue && { overdue: "true" }) },
    };
    return {
      ...{ state, level, assignee, isOverdue, change },
      isFiltered: Object.keys(filters).length > 0,
      query: new URLSearchParams(filters).toString(),
    };
  }, [text, change]);
}

export type CasesUrl = ReturnType<typeof useCasesUrl>;
