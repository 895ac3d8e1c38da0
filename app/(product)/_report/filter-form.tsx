"use client";

import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { Button } from "../../_ui/button.tsx";
import { classNames } from "../../_ui/class-names.ts";
import { Field } from "../../_ui/field.tsx";

type FilterField<Name extends string> = { name: Name; label: string; placeholder: string; type?: "text" | "date" };

type FilterFormProps<Name extends string> = {
  fields: readonly FilterField<Name>[];
  /** What the address says now; it is what the fields begin with, and follow. */
  values: Readonly<Partial<Record<Name, string>>>;
  /** How the fields stand side by side. */
  look: string;
  /** What is chosen by a click. */
  chips: ReactNode;
  isFiltered: boolean;
  /** Null for a field that is empty. */
  onApply(values: Record<string, string | null>): void;
  onClear(): void;
};

/** Set by Enter or the button: every letter typed would be a question of its own to a list of any length. */
export function FilterForm<Name extends string>({ fields, values, look, chips, isFiltered, onApply, onClear }: FilterFormProps<Name>) {
  const [draft, setDraft] = useState<Readonly<Record<string, string | undefined>>>(values);
  useEffect(() => setDraft(values), [values]);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    onApply(Object.fromEntries(fields.map(({ name }) => [name, draft[name]?.trim() || null])));
  };
  return (
    <form aria-label="Filters" onSubmit={apply} className="flex flex-col gap-3">
      <div className={classNames("grid gap-3", look)}>
        {fields.map(({ name, label, placeholder, type }) => (
          <Field
            key={name}
            label={label}
            type={type}
            placeholder={placeholder}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            value={draft[name] ?? ""}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setDraft((before) => ({ ...before, [name]: value }));
            }}
          />
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        {chips}
        <div className="flex gap-2">
          <Button type="submit" size="small">
            Apply
          </Button>
          {isFiltered && (
            <Button size="small" tone="quiet" onClick={onClear}>
              Clear
            </Button>
          )}
        </div>
      </div>
    </form>
  );
}
