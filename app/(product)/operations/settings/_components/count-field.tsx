import { Field } from "../../../../_ui/field.tsx";

type CountFieldProps = { label: string; hint: string; value: number | null; onValue(value: number | null): void };

/** A whole number, or nothing. */
export function CountField({ label, hint, value, onValue }: CountFieldProps) {
  return (
    <Field
      label={label}
      hint={hint}
      inputMode="numeric"
      autoComplete="off"
      className="max-w-40 tabular-nums"
      value={value === null ? "" : String(value)}
      onChange={(event) => {
        const text = event.currentTarget.value.trim();
        if (/^\d{0,7}$/.test(text)) onValue(text === "" ? null : Number(text));
      }}
    />
  );
}
