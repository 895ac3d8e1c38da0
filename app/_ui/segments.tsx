"use client";

import type { LucideIcon } from "lucide-react";
import { classNames } from "./class-names.ts";

type SegmentsProps<Value extends string> = {
  legend: string;
  options: readonly { value: Value; label: string; icon?: LucideIcon }[];
  chosen: Value;
  onChosen(value: Value): void;
  isIconOnly?: boolean;
};

/** One of a few, side by side. */
export function Segments<Value extends string>({ legend, options, chosen, onChosen, isIconOnly = false }: SegmentsProps<Value>) {
  return (
    <fieldset className="inline-flex rounded-md border border-line-strong/50 bg-surface p-0.5">
      <legend className="sr-only">{legend}</legend>
      {options.map(({ value, label, icon: Icon }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === chosen}
          onClick={() => onChosen(value)}
          className={classNames(
            "inline-flex h-7 items-center gap-1.5 whitespace-nowrap rounded-md px-2.5 text-sm",
            value === chosen ? "bg-accent-soft font-medium text-accent-ink" : "text-ink-soft hover:bg-hover hover:text-ink",
          )}
        >
          {Icon && <Icon aria-hidden className="size-4" />}
          <span className={isIconOnly ? "sr-only" : undefined}>{label}</span>
        </button>
      ))}
    </fieldset>
  );
}
