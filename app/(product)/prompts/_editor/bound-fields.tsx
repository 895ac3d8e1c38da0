"use client";

import { Field, TextAreaField } from "../../../_ui/field.tsx";
import { SelectField } from "../../../_ui/select-field.tsx";
import { CheckRow } from "../../../_ui/settings-form/check-row.tsx";
import { BOUNDS_OF, type DraftText, NO, type ParameterDraft, YES } from "./parameter-draft.ts";

const BOUND_WORDS: Readonly<Record<DraftText, string>> = {
  default: "Default",
  options: "Options, one to a line",
  minLength: "Fewest characters",
  maxLength: "Most characters",
  min: "Lowest",
  max: "Highest",
  earliest: "Earliest",
  latest: "Latest",
};

type BoundFieldsProps = {
  parameter: ParameterDraft;
  faultOf(field: string): string | undefined;
  onChange(fields: Partial<ParameterDraft>): void;
};

/** What a value may be and what it is when nobody says: other fields for each type. */
export function BoundFields({ parameter, faultOf, onChange }: BoundFieldsProps) {
  const bounds = BOUNDS_OF[parameter.type];
  if (bounds.length === 0) return null;
  return (
    <div className="grid min-w-0 items-start gap-3 sm:grid-cols-3">
      {bounds.map((bound) => (
        <BoundField key={bound} parameter={parameter} bound={bound} error={faultOf(bound)} onText={(text) => onChange({ [bound]: text })} />
      ))}
      {parameter.type === "number" && (
        <CheckRow label="Whole numbers only" isOn={parameter.isInteger} onTurn={(isInteger) => onChange({ isInteger })} />
      )}
    </div>
  );
}

type BoundFieldProps = { parameter: ParameterDraft; bound: DraftText; error: string | undefined; onText(text: string): void };

function BoundField({ parameter, bound, error, onText }: BoundFieldProps) {
  const { type } = parameter;
  const shared = { label: BOUND_WORDS[bound], error };
  const text = parameter[bound];
  if (bound === "default" && type === "boolean")
    return (
      <SelectField
        {...shared}
        value={text}
        options={[
          { value: "", label: "None" },
          { value: YES, label: "Yes" },
          { value: NO, label: "No" },
        ]}
        onValue={onText}
      />
    );
  const isLines = bound === "options" || (bound === "default" && (type === "long-text" || type === "multi-select"));
  if (isLines) {
    const label = bound === "default" && type === "multi-select" ? "Default, one to a line" : shared.label;
    return <TextAreaField {...shared} label={label} value={text} rows={3} onChange={(event) => onText(event.currentTarget.value)} />;
  }
  const isDay = type === "date";
  return (
    <Field
      {...shared}
      type={isDay ? "date" : "text"}
      inputMode={isDay || bound === "default" ? undefined : "decimal"}
      autoComplete="off"
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
    />
  );
}
