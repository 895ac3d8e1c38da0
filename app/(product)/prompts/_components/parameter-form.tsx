"use client";

import type { ComponentProps } from "react";
import type { Parameter } from "../../../../lib/prompts/content.schema.ts";
import { Field, TextAreaField } from "../../../_ui/field.tsx";
import { SelectField } from "../../../_ui/select-field.tsx";
import { CheckRow } from "../../../_ui/settings-form/check-row.tsx";
import type { ParameterEntries } from "../_hooks/use-parameter-entries.ts";
import { ChoiceField } from "./choice-field.tsx";
import { FileField } from "./file-field.tsx";
import type { Entry } from "./parameter-entries.ts";

/** The fields and what is told of them. */
type EntryForm = Pick<ParameterEntries, "entries" | "problems" | "change" | "leave">;

type ParameterFormProps = {
  parameters: readonly Parameter[];
  /** From `useParameterEntries`. */
  form: EntryForm;
  disabled?: boolean;
};

/** A field for each parameter of a prompt; the form around it, and what it is sent to, are the page's. */
export function ParameterForm({ parameters, form, disabled = false }: ParameterFormProps) {
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {parameters.map((parameter) => (
        <ParameterField key={parameter.name} parameter={parameter} form={form} disabled={disabled} />
      ))}
    </div>
  );
}

type ParameterFieldProps = { parameter: Parameter; form: EntryForm; disabled: boolean };

function ParameterField({ parameter, form, disabled }: ParameterFieldProps) {
  const { name, type, description, isRequired, options = [] } = parameter;
  const entry = form.entries[name];
  const text = typeof entry === "string" ? entry : "";
  const shared = {
    label: isRequired || type === "boolean" ? parameter.label : `${parameter.label} (optional)`,
    error: form.problems[name],
    disabled,
    ...(description !== "" && { hint: description }),
  };
  const written = { value: text, required: isRequired, onBlur: () => form.leave(name) };
  const choose = (next: Entry) => {
    form.change(name, next);
    form.leave(name);
  };
  switch (type) {
    case "text":
    case "number":
    case "date":
      return <LineField parameter={parameter} {...shared} {...written} onText={(next) => form.change(name, next)} />;
    case "long-text":
      return (
        <TextAreaField
          {...shared}
          {...written}
          rows={5}
          maxLength={parameter.maxLength}
          onChange={(event) => form.change(name, event.currentTarget.value)}
        />
      );
    case "select":
      return (
        <SelectField
          {...shared}
          value={text}
          options={[{ value: "", label: "Choose one" }, ...options.map((each) => ({ value: each, label: each }))]}
          onValue={choose}
        />
      );
    case "multi-select":
      return <ChoiceField {...shared} options={options} chosen={Array.isArray(entry) ? entry : []} onChosen={choose} />;
    case "boolean":
      return (
        <fieldset disabled={disabled}>
          <CheckRow label={shared.label} isOn={entry === true} onTurn={choose}>
            {shared.hint}
          </CheckRow>
        </fieldset>
      );
    case "file":
      return <FileField {...shared} value={text} onValue={choose} />;
  }
}

type LineFieldProps = ComponentProps<typeof Field> & { parameter: Parameter; onText(text: string): void };

function LineField({ parameter: { type, maxLength, earliest, latest, min, max }, hint, onText, ...field }: LineFieldProps) {
  const bounds = type === "number" ? describeRange(min, max) : undefined;
  return (
    <Field
      {...field}
      hint={hint ?? bounds}
      type={type === "date" ? "date" : "text"}
      inputMode={type === "number" ? "decimal" : undefined}
      maxLength={type === "text" ? maxLength : undefined}
      min={earliest}
      max={latest}
      autoComplete="off"
      onChange={(event) => onText(event.currentTarget.value)}
    />
  );
}

function describeRange(min: number | undefined, max: number | undefined): string | undefined {
  if (min !== undefined && max !== undefined) return `From ${min} to ${max}.`;
  if (min !== undefined) return `${min} or more.`;
  return max === undefined ? undefined : `${max} or less.`;
}
