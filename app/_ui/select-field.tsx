"use client";

import { ChevronDown, CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";

type SelectFieldProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onValue(value: Value): void;
  /** In a tool bar the label stands in front; in a form above. */
  layout?: "inline" | "stacked";
  hint?: ReactNode;
  error?: string | undefined;
  disabled?: boolean;
};

/** The platform's own select: known to every hand, keyboard and screen reader. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, value, options, onValue, layout = "stacked", hint, error, disabled } = props;
  const id = useId();
  const isInline = layout === "inline";
  const note = [error === undefined ? "" : `${id}-error`, hint === undefined ? "" : `${id}-hint`].join(" ").trim();
  return (
    <div className={isInline ? "inline-flex items-center gap-2" : "flex flex-col gap-1"}>
      <label htmlFor={id} className={isInline ? "whitespace-nowrap text-ink-faint text-xs" : "font-medium text-sm"}>
        {label}
      </label>
      <div className="relative">
        <select
          id={id}
          value={value}
          disabled={disabled}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={note === "" ? undefined : note}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.currentTarget.value);
            if (chosen) onValue(chosen.value);
          }}
          className={classNames(
            "w-full appearance-none rounded-md border bg-surface pr-8 text-ink aria-invalid:border-blocked disabled:opacity-60",
            isInline ? "h-8 border-line-strong/50 pl-2 text-sm" : "h-10 border-line-strong pl-3 text-lg md:text-base",
          )}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden className="pointer-events-none absolute inset-y-0 right-2 my-auto size-4 text-ink-faint" />
      </div>
      {error !== undefined && (
        <p id={`${id}-error`} className="flex gap-1 text-blocked text-sm">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-ink-soft text-xs">
          {hint}
        </p>
      )}
    </div>
  );
}
