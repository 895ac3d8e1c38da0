"use client";

import { type RefObject, useEffect, useRef } from "react";
import { FilterChips } from "../../../_ui/filter-chips.tsx";
import { moveInList } from "../../../_ui/move-in-list.ts";
import { SearchField } from "../../../_ui/search-field.tsx";
import type { ModelFilter, Shown } from "./model-view.ts";
import { CAPABILITIES, CAPABILITY_LOOKS, nameOfProvider } from "./model-words.ts";

const SHOWN_WORDS: readonly { value: Shown; label: string }[] = [
  { value: "ready", label: "Has a key" },
  { value: "allowed", label: "Allowed" },
  { value: "denied", label: "Not allowed" },
  { value: "own-price", label: "Own price" },
  { value: "ending", label: "Ending" },
];

const CAN = CAPABILITIES.map((value) => ({ value, label: CAPABILITY_LOOKS[value].word }));

type ModelsToolbarProps = {
  filter: ModelFilter;
  onFilter(change: Partial<ModelFilter>): void;
  providers: readonly { provider: string; count: number }[];
  table: RefObject<HTMLElement | null>;
  count: number;
  total: number;
};

export function ModelsToolbar({ filter, onFilter, providers, table, count, total }: ModelsToolbarProps) {
  const field = useRef<HTMLInputElement>(null);
  useSlash(field);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <SearchField
          ref={field}
          label="Search models"
          value={filter.term}
          onValue={(term) => onFilter({ term })}
          onKeyDown={(event) => moveInList(event, table.current)}
          className="w-full sm:w-72"
        />
        <p role="status" className="text-ink-soft text-sm tabular-nums">
          {count === total ? `${total} models` : `${count} of ${total} models`}
        </p>
      </div>
      <FilterChips
        legend="Provider"
        options={providers.map(({ provider, count: size }) => ({ value: provider, label: nameOfProvider(provider), count: size }))}
        chosen={filter.providers}
        onChosen={(chosen) => onFilter({ providers: chosen })}
      />
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <FilterChips legend="Takes" options={CAN} chosen={filter.can} onChosen={(can) => onFilter({ can })} />
        <FilterChips legend="Show" options={SHOWN_WORDS} chosen={filter.shown} onChosen={(shown) => onFilter({ shown })} />
      </div>
    </div>
  );
}

/** "/" leads to the search from anywhere on the page but a field. */
function useSlash(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      const isTyping = target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || isTyping || event.metaKey || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      field.current?.focus();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [field]);
}
