"use client";

import { ArrowDown, ArrowUp, ChevronRight, CircleAlert, Trash2, TriangleAlert } from "lucide-react";
import { useState } from "react";
import type { ParameterType } from "../../../../lib/prompts/schema.ts";
import { classNames } from "../../../_ui/class-names.ts";
import { Field } from "../../../_ui/field.tsx";
import { IconButton } from "../../../_ui/icon-button.tsx";
import { SelectField } from "../../../_ui/select-field.tsx";
import { CheckRow } from "../../../_ui/settings-form/check-row.tsx";
import { namesOf, TYPE_WORDS } from "../_shell/prompt-words.ts";
import { BoundFields } from "./bound-fields.tsx";
import type { ParameterDraft } from "./parameter-draft.ts";
import type { DraftProblem } from "./prompt-draft.ts";

type ParameterRowProps = {
  parameter: ParameterDraft;
  place: { index: number; count: number };
  problems: readonly DraftProblem[];
  /** null takes it away. */
  onParameter(parameter: ParameterDraft | null): void;
  onMove(by: -1 | 1): void;
};

/** With more than these one sees the order better than the fields. */
const FEW = 3;

export function ParameterRow({ parameter, place: { index, count }, problems, onParameter, onMove }: ParameterRowProps) {
  const { name, label, type, isRequired } = parameter;
  const isWrong = problems.some(({ severity }) => severity === "error");
  const [isUnfolded, setOpen] = useState(count <= FEW);
  // A fault that stands in a folded row would be told nowhere.
  const isOpen = isUnfolded || isWrong;
  const change = (fields: Partial<ParameterDraft>) => onParameter({ ...parameter, ...fields });
  const faultOf = (field: string) =>
    problems.find(({ severity, pointer }) => severity === "error" && pointer === `/parameters/${index}/${field}`)?.detail;
  const warnings = problems.filter(({ severity }) => severity === "warning");
  return (
    <li aria-label={`Parameter ${name}`} className="flex min-w-0 flex-col gap-3 rounded-md border p-3">
      <div className="flex items-center gap-1">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="mr-auto flex min-w-0 items-center gap-2 rounded-md text-left text-sm"
        >
          <ChevronRight aria-hidden className={classNames("size-4 shrink-0 text-ink-faint", isOpen && "rotate-90")} />
          <code className="wrap-anywhere min-w-0 font-mono">{`{{${name}}}`}</code>
          <span className="truncate text-ink-soft max-sm:hidden">
            {label} · {TYPE_WORDS[type]} · {isRequired ? "has to be given" : "optional"}
          </span>
        </button>
        <IconButton label={`Move ${name} up`} icon={ArrowUp} disabled={index === 0} onClick={() => onMove(-1)} />
        <IconButton label={`Move ${name} down`} icon={ArrowDown} disabled={index === count - 1} onClick={() => onMove(1)} />
        <IconButton label={`Remove ${name}`} icon={Trash2} onClick={() => onParameter(null)} />
      </div>
      {isOpen && <RowFields parameter={parameter} faultOf={faultOf} onChange={change} />}
      {warnings.map(({ detail }) => (
        <Said key={detail} icon={TriangleAlert} tone="text-redacted" words={detail} />
      ))}
    </li>
  );
}

type RowFieldsProps = {
  parameter: ParameterDraft;
  faultOf(field: string): string | undefined;
  onChange(fields: Partial<ParameterDraft>): void;
};

function RowFields({ parameter, faultOf, onChange: change }: RowFieldsProps) {
  const { name, label, type, description, isRequired } = parameter;
  return (
    <>
      <div className="grid min-w-0 gap-3 sm:grid-cols-3">
        <Field
          label="Name in the text"
          value={name}
          error={faultOf("name")}
          className="font-mono"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Field
          label="Asked as"
          value={label}
          error={faultOf("label")}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => change({ label: event.currentTarget.value })}
        />
        <SelectField<ParameterType>
          label="Type"
          value={type}
          options={namesOf(TYPE_WORDS).map((value) => ({ value, label: TYPE_WORDS[value] }))}
          onValue={(chosen) => change({ type: chosen })}
        />
      </div>
      <Field
        label="Help"
        value={description}
        error={faultOf("description")}
        maxLength={300}
        autoComplete="off"
        onChange={(event) => change({ description: event.currentTarget.value })}
      />
      <BoundFields parameter={parameter} faultOf={faultOf} onChange={change} />
      {type !== "boolean" && <CheckRow label="Has to be given" isOn={isRequired} onTurn={(isOn) => change({ isRequired: isOn })} />}
      {faultOf("type") !== undefined && <Said icon={CircleAlert} tone="text-blocked" words={faultOf("type") ?? ""} />}
    </>
  );
}

function Said({ icon: Icon, tone, words }: { icon: typeof CircleAlert; tone: string; words: string }) {
  return (
    <p className={`flex gap-1 text-sm ${tone}`}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      {words}
    </p>
  );
}
