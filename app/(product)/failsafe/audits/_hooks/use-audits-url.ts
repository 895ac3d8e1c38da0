"use client";

import { useMemo } from "react";
import { AUDIT_CATEGORIES, AUDIT_SOURCES } from "../../../../_client/failsafe-audits.ts";
import { listOf, useUrlState } from "../../../../_ui/use-url-state.ts";

export const PASSED = ["true", "false"] as const;

/** What the list is narrowed to stands in the address. The API takes one of each. */
export function useAuditsUrl() {
  const { search, change } = useUrlState();
  const text = search.toString();
  return useMemo(() => {
    const found = new URLSearchParams(text);
    const passed = listOf(found, "passed", PASSED)[0] ?? null;
    const source = listOf(found, "source", AUDIT_SOURCES)[0] ?? null;
    const category = listOf(found, "category", AUDIT_CATEGORIES)[0] ?? null;
    const model = found.get("model") || null;
    const filters = { ...(passed && { passed }), ...(source && { source }), ...(category && { category }), ...(model && { model }) };
    return {
      ...{ passed, source, category, model, change },
      isFiltered: Object.keys(filters).length > 0,
      query: new URLSearchParams(filters).toString(),
    };
  }, [text, change]);
}

export type AuditsUrl = ReturnType<typeof useAuditsUrl>;
