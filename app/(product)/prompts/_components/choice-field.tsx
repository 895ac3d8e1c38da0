"use client";

import { CircleAlert } from "lucide-react";
import { useId } from "react";

type ChoiceFieldProps = {
  label: string;
  hint?: string;
  error: string | undefined;
  disabled: boolean;
  options: readonly string[];
  chosen: readonly string[];
  onChosen(chosen: string[]): void;
};

/** Any number of a list, told in the order of the list. */
export function ChoiceField({ label, hint, error, disabled, options, chosen, onChosen }: ChoiceFieldProps) {
  const id = useId();
  const turn = (option: string, isOn: boolean) => onChosen(options.filter((each) => (each === option ? isOn : chosen.includes(each))));
  return (
    <fieldset disabled={disabled} aria-describedby={`${id}-note`} className="flex min-w-0 flex-col gap-1">
      <legend className="font-medium text-sm">{label}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1.5 pt-1">
        {options.map((option) => (
          <label key={option} className="inline-flex min-w-0 items-start gap-2 text-sm">
            <input
              type="checkbox"
              checked={chosen.includes(option)}
              onChange={(event) => turn(option, event.currentTarget.checked)}
              className="mt-0.5 size-4 shrink-0 accent-accent"
            />
            <span className="wrap-anywhere min-w-0">{option}</span>
          </label>
        ))}
      </div>
      <div id={`${id}-note`}>
        {error !== undefined && (
          <p className="flex gap-1 text-blocked text-sm">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            {error}
          </p>
        )}
        {hint !== undefined && <p className="text-ink-soft text-xs">{hint}</p>}
      </div>
    </fieldset>
  );
}
