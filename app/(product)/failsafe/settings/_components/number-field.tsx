import { type ReactNode, useState } from "react";
import { Field } from "../../../../_ui/field.tsx";

type NumberFieldProps = { label: string; value: number; hint?: ReactNode; fault: string | null; onValue(value: number): void };

/** A whole number as it is typed; what is none yet is not a number, and cannot be saved. */
export function NumberField({ label, value, hint, fault, onValue }: NumberFieldProps) {
  const [text, setText] = useState(String(value));
  // Changed from outside, by discarding: what was typed belongs to the former one.
  const shown = Object.is(toWhole(text), value) ? text : Number.isNaN(value) ? "" : String(value);
  return (
    <Field
      label={label}
      hint={hint}
      inputMode="numeric"
      autoComplete="off"
      className="max-w-32 tabular-nums"
      value={shown}
      error={fault ?? undefined}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onValue(toWhole(event.currentTarget.value));
      }}
    />
  );
}

function toWhole(text: string): number {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;
}
