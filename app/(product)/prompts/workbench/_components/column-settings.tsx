"use client";

import { TEMPLATE_MAX } from "../../../../../lib/prompts/schema.ts";
import { keyOf, type Model } from "../../../../_client/models.ts";
import type { PromptView } from "../../../../_client/prompts.ts";
import { Field, TextAreaField } from "../../../../_ui/field.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { readSettingsDraft } from "../../_hooks/use-run-settings.ts";
import { listVersionOptions } from "../../_shell/list-version-options.ts";
import type { BenchColumn } from "./bench-columns.ts";

type ColumnSettingsProps = {
  prompt: PromptView;
  models: readonly Model[];
  column: BenchColumn;
  onAlter(fields: Partial<BenchColumn>): void;
};

const OWN_TEXT = "text";

/** What is asked, by which model and how. */
export function ColumnSettings({ prompt, models, column, onAlter }: ColumnSettingsProps) {
  const { errors } = readSettingsDraft(column);
  const versions = prompt.isOurs
    ? listVersionOptions(prompt)
    : [{ value: String(prompt.opened.version), label: `Version ${prompt.opened.version}` }];
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <SelectField
        label="Text"
        value={column.version === null ? OWN_TEXT : String(column.version)}
        options={[...versions, { value: OWN_TEXT, label: "Typed here" }]}
        onValue={(value) => onAlter({ version: value === OWN_TEXT ? null : Number(value) })}
      />
      {column.version === null && <OwnText column={column} onAlter={onAlter} />}
      <SelectField
        label="Model"
        value={column.model}
        options={[{ value: "", label: "As the version says" }, ...listModelOptions(models, column.model)]}
        onValue={(model) => onAlter({ model })}
      />
      <div className="grid grid-cols-2 gap-3">
        <Field
          label="Temperature"
          inputMode="decimal"
          autoComplete="off"
          placeholder="Its own"
          value={column.temperature}
          error={errors.temperature}
          onChange={(event) => onAlter({ temperature: event.currentTarget.value })}
        />
        <Field
          label="Most tokens"
          inputMode="numeric"
          autoComplete="off"
          placeholder="Its own"
          value={column.maxOutputTokens}
          error={errors.maxOutputTokens}
          onChange={(event) => onAlter({ maxOutputTokens: event.currentTarget.value })}
        />
      </div>
    </div>
  );
}

function OwnText({ column, onAlter }: Pick<ColumnSettingsProps, "column" | "onAlter">) {
  return (
    <>
      <TextAreaField
        label="Template"
        rows={5}
        maxLength={TEMPLATE_MAX}
        value={column.text}
        onChange={(event) => onAlter({ text: event.currentTarget.value })}
      />
      <TextAreaField
        label="Instructions"
        rows={2}
        maxLength={TEMPLATE_MAX}
        placeholder="None"
        value={column.instructions}
        onChange={(event) => onAlter({ instructions: event.currentTarget.value })}
      />
    </>
  );
}

function listModelOptions(models: readonly Model[], chosen: string): { value: string; label: string }[] {
  const keys = models.map(keyOf);
  const isGone = chosen !== "" && !keys.includes(chosen);
  return [
    ...(isGone ? [{ value: chosen, label: `${chosen} (cannot be asked now)` }] : []),
    ...keys.map((key) => ({ value: key, label: key })),
  ];
}
