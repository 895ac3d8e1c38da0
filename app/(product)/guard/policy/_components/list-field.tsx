"use client";

import { useState } from "react";
import { TextAreaField } from "../../../../_ui/field.tsx";

type ListFieldProps = {
  label: string;
  hint: string;
  placeholder: string;
  values: readonly string[];
  /** What is wrong with an entry, or null. */
  faultOf(entry: string): string | null;
  most: number;
  onValues(values: string[]): void;
  disabled: boolean;
};

/** One entry a line. What is typed stays as typed; the list takes only lines that hold something. */
export function ListField({ label, hint, placeholder, values, faultOf, most, onValues, disabled }: ListFieldProps) {
  const [text, setText] = useState(values.join("\n"));
  const entries = toEntries(text);
  // The list was changed from outside, by discarding or restoring: what was typed belongs to the former one.
  const shown = entries.join("\n") === values.join("\n") ? text : values.join("\n");
  const faulty = values.find((entry) => faultOf(entry) !== null);
  const error =
    values.length > most
      ? `At most ${most} entries; these are ${values.length}.`
      : faulty === undefined
        ? undefined
        : `“${faulty.slice(0, 60)}”: ${faultOf(faulty)}`;
  return (
    <TextAreaField
      label={label}
      hint={hint}
      placeholder={placeholder}
      rows={3}
      value={shown}
      error={error}
      disabled={disabled}
      spellCheck={false}
      autoComplete="off"
      className="font-mono md:text-sm"
      onChange={(event) => {
        setText(event.currentTarget.value);
        onValues(toEntries(event.currentTarget.value));
      }}
    />
  );
}

function toEntries(text: string): string[] {
  const entries = text.split("\n").map((line) => line.trim());
  return [...new Set(entries.filter((entry) => entry !== ""))];
}
