"use client";

import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import type { UrlChange } from "../../../_ui/use-url-state.ts";
import type { ActiveFilter } from "../_hooks/use-report-query.ts";

type ActiveFiltersProps = {
  filters: readonly ActiveFilter[];
  /** What a person reads for "user" and "usr_01H…". */
  labelOf(filter: ActiveFilter): string;
  onChange(change: UrlChange): void;
};

export function ActiveFilters({ filters, labelOf, onChange }: ActiveFiltersProps) {
  const list = useRef<HTMLUListElement>(null);
  const known = useRef<ReadonlySet<string> | null>(null);
  // What was pressed to make a filter goes away with the rows it stood in, so the focus moves to the filter.
  useEffect(() => {
    const added = known.current && filters.find(({ name }) => !known.current?.has(name));
    if (added) list.current?.querySelector<HTMLElement>(`[data-filter="${added.name}"]`)?.focus();
    known.current = new Set(filters.map(({ name }) => name));
  }, [filters]);
  if (filters.length === 0) return null;
  return (
    <ul ref={list} aria-label="Filters" className="flex flex-wrap gap-1.5">
      {filters.map((filter) => (
        <li key={filter.name} className="min-w-0">
          <button
            type="button"
            data-filter={filter.name}
            aria-label={`Remove filter ${labelOf(filter)}`}
            onClick={() => onChange({ [filter.name]: null })}
            className="inline-flex h-7 max-w-full items-center gap-1.5 rounded-md border border-accent bg-accent-soft px-2 text-accent-ink text-sm hover:border-accent-hover"
          >
            <span className="truncate">{labelOf(filter)}</span>
            <X aria-hidden className="size-3.5 shrink-0" />
          </button>
        </li>
      ))}
    </ul>
  );
}
