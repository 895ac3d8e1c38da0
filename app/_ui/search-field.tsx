"use client";

import { Search } from "lucide-react";
import type { KeyboardEvent, Ref } from "react";
import { classNames } from "./class-names.ts";

type SearchFieldProps = {
  label: string;
  value: string;
  onValue(value: string): void;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  className?: string;
  ref?: Ref<HTMLInputElement>;
};

export function SearchField({ label, value, onValue, onKeyDown, className, ref }: SearchFieldProps) {
  return (
    <label className={classNames("relative block", className)}>
      <span className="sr-only">{label}</span>
      <Search aria-hidden className="absolute top-2.5 left-3 size-4 text-ink-faint" />
      <input
        ref={ref}
        type="search"
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        placeholder={label}
        className="h-9 w-full rounded-md border border-line-strong/50 bg-surface pr-2 pl-9 text-lg placeholder:text-ink-faint md:text-base"
      />
    </label>
  );
}
