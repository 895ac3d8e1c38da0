"use client";

import { Check } from "lucide-react";
import { classNames } from "./class-names.ts";

type FilterChipsProps<Value extends string> = {
  legend: string;
  options: readonly { value: Value; label: string; count?: number }[];
  chosen: readonly Value[];
  onChosen(chosen: Value[]): void;
};

/** Any number of a few; none chosen means all. */
export function FilterChips<Value extends string>({ legend, options, chosen, onChosen }: FilterChipsProps<Value>) {
  return (
    // On a phone one line that scrolls: the list below is what people came for.
    <fieldset className="-m-1 flex min-w-0 items-center gap-1.5 overflow-x-auto p-1 sm:flex-wrap sm:overflow-visible">
      <legend className="float-left mr-1.5 whitespace-nowrap text-ink-faint text-xs leading-7">{legend}</legend>
      {options.map(({ value, label, count }) => {
        const isChosen = chosen.includes(value);
        return (
          <button
            key={value}
            type="button"
            aria-pressed={isChosen}
            onClick={() => onChosen(isChosen ? chosen.filter((each) => each !== value) : [...chosen, value])}
            className={classNames(
              "inline-flex h-7 items-center gap-1 whitespace-nowrap rounded-md border px-2 text-sm",
              isChosen ? "border-accent bg-accent-soft font-medium text-accent-ink" : "text-ink-soft hover:bg-hover hover:text-ink",
            )}
          >
            {isChosen && <Check aria-hidden className="size-3.5" />}
            {label}
            {count !== undefined && <span className="text-xs tabular-nums opacity-80">{count}</span>}
          </button>
        );
      })}
    </fieldset>
  );
}
