"use client";

import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import type { AssertionType } from "../../../../../../lib/prompts/tests/assertion.schema.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { Field, TextAreaField } from "../../../../../_ui/field.tsx";
import { IconButton } from "../../../../../_ui/icon-button.tsx";
import { SelectField } from "../../../../../_ui/select-field.tsx";
import { namesOf } from "../../../_shell/prompt-words.ts";
import { ASSERTION_KINDS, type AssertionDraft, type AssertionField, newDraft } from "./assertion-draft.ts";

const ASSERTIONS_MAX = 20;
const KINDS = namesOf(ASSERTION_KINDS).map((value) => ({ value, label: ASSERTION_KINDS[value].word }));

type EditorProps = { legend: string; drafts: readonly AssertionDraft[]; onDrafts(drafts: AssertionDraft[]): void };

/** What has to be true of an answer. */
export function AssertionEditor({ legend, drafts, onDrafts }: EditorProps) {
  const [kind, setKind] = useState<AssertionType>("contains");
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1 font-medium text-sm">{legend}</legend>
      {drafts.map((draft, index) => (
        <AssertionRow
          key={draft.key}
          draft={draft}
          onDraft={(next) => onDrafts(drafts.map((each) => (each.key === draft.key ? next : each)))}
          onRemove={() => onDrafts(drafts.filter((each) => each.key !== draft.key))}
          number={index + 1}
        />
      ))}
      <div className="flex flex-wrap items-center gap-2">
        <SelectField layout="inline" label="Kind" value={kind} options={KINDS} onValue={(value) => setKind(value)} />
        <Button size="small" disabled={drafts.length >= ASSERTIONS_MAX} onClick={() => onDrafts([...drafts, newDraft(kind)])}>
          <Plus aria-hidden className="size-4" />
          Add the assertion
        </Button>
      </div>
      <p className="text-ink-soft text-xs">
        <code className="font-mono">{"{{expected}}"}</code> and the names of parameters in double braces stand for what the row has.
      </p>
    </fieldset>
  );
}

type RowProps = { draft: AssertionDraft; number: number; onDraft(draft: AssertionDraft): void; onRemove(): void };

function AssertionRow({ draft, number, onDraft, onRemove }: RowProps) {
  const { word, fields } = ASSERTION_KINDS[draft.type];
  return (
    <fieldset aria-label={`Assertion ${number}: ${word}`} className="flex min-w-0 flex-col gap-2 rounded-md border p-3">
      <div className="flex items-center gap-2">
        <p className="mr-auto font-medium text-sm">{word}</p>
        <IconButton label={`Remove assertion ${number}`} icon={Trash2} onClick={onRemove} />
      </div>
      {fields.map((field) => (
        <DraftField
          key={field.name}
          field={field}
          text={draft.fields[field.name] ?? ""}
          onText={(text) => onDraft({ ...draft, fields: { ...draft.fields, [field.name]: text } })}
        />
      ))}
    </fieldset>
  );
}

const UNITS = [
  { value: "words", label: "Words" },
  { value: "characters", label: "Characters" },
] as const;

type DraftFieldProps = { field: AssertionField; text: string; onText(text: string): void };

function DraftField({ field: { label, kind }, text, onText }: DraftFieldProps) {
  if (kind === "unit") {
    const value = text === "characters" ? "characters" : "words";
    return <SelectField label={label} value={value} options={UNITS} onValue={onText} />;
  }
  if (kind === "number")
    return (
      <Field label={label} value={text} inputMode="decimal" autoComplete="off" onChange={(event) => onText(event.currentTarget.value)} />
    );
  const look = kind === "json" ? "font-mono" : "";
  return (
    <TextAreaField
      label={label}
      value={text}
      rows={kind === "text" ? 2 : 4}
      className={look}
      onChange={(event) => onText(event.currentTarget.value)}
    />
  );
}
