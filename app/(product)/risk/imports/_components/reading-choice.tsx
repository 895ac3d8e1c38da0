"use client";

import type { ImportPreview, ImportReading, ImportStart } from "../../../../_client/risk-imports.ts";
import { Field } from "../../../../_ui/field.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";

const DELIMITERS = [
  { value: ",", label: "Comma" },
  { value: ";", label: "Semicolon" },
  { value: "\t", label: "Tab" },
] as const;
const DECIMALS = [
  { value: ".", label: "Point: 1,234.50" },
  { value: ",", label: "Comma: 1.234,50" },
] as const;
const MODES = [
  { value: "valid_rows", label: "Import the others" },
  { value: "all_or_none", label: "Import none at all" },
] as const;

type ReadingChoiceProps = {
  preview: ImportPreview;
  reading: ImportReading;
  mode: ImportStart["mode"];
  onReading(reading: ImportReading): void;
  onMode(mode: ImportStart["mode"]): void;
};

export function ReadingChoice({ preview, reading, mode, onReading, onMode }: ReadingChoiceProps) {
  const { currency: _currency, ...others } = reading;
  const setCurrency = (typed: string) => onReading(typed.trim() === "" ? others : { ...others, currency: typed.trim() });
  return (
    <section aria-label="Reading" className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-4">
      <SelectField label="When rows are broken" value={mode} options={MODES} onValue={onMode} />
      <SelectField
        label="Between cells"
        value={preview.delimiter}
        options={DELIMITERS}
        onValue={(delimiter) =>
          onReading({
            ...(reading.currency !== undefined && { currency: reading.currency }),
            ...(reading.decimal && { decimal: reading.decimal }),
            delimiter,
          })
        }
      />
      <SelectField
        label="Decimals"
        value={reading.decimal ?? "."}
        options={DECIMALS}
        onValue={(decimal) => onReading({ ...reading, decimal })}
      />
      <Field
        label="Currency where none is given"
        placeholder="USD"
        maxLength={12}
        defaultValue={reading.currency ?? ""}
        onBlur={(event) => setCurrency(event.currentTarget.value)}
        hint="Times without a zone are read as UTC."
      />
    </section>
  );
}
