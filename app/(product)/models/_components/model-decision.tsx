"use client";

import { type FormEvent, useState } from "react";
import type { Model, PriceOverride } from "../../../_client/models.ts";
import { Button } from "../../../_ui/button.tsx";
import { parseDollars, toDecimal } from "../../../_ui/dollars.ts";
import { Field } from "../../../_ui/field.tsx";
import type { Decide } from "../_hooks/use-decide.ts";
import { hasOwnPrice } from "./model-view.ts";

type ModelDecisionProps = { model: Model; onDecide: Decide };

/** What an administrator adds to a model: a note, and the price of an own contract. Saved parts can be undone from the toast. */
export function ModelDecision({ model, onDecide }: ModelDecisionProps) {
  return (
    <>
      <NoteForm model={model} onDecide={onDecide} />
      {!model.isDemo && <PriceForm model={model} onDecide={onDecide} />}
    </>
  );
}

function NoteForm({ model, onDecide }: ModelDecisionProps) {
  const [note, setNote] = useState(model.note ?? "");
  const [isBusy, setBusy] = useState(false);
  const isChanged = note.trim() !== (model.note ?? "");
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!isChanged) return;
    setBusy(true);
    await onDecide(model, { note: note.trim() === "" ? null : note.trim() }, "Note saved");
    setBusy(false);
  };
  return (
    <form aria-label="Note" onSubmit={save} className="flex flex-col gap-2">
      <Field label="Note for your colleagues" value={note} maxLength={500} onChange={(event) => setNote(event.currentTarget.value)} />
      <Button type="submit" size="small" className="self-start" disabled={!isChanged} isBusy={isBusy}>
        Save note
      </Button>
    </form>
  );
}

type Draft = { input: string; output: string; cached: string; source: string; checkedOn: string };
type Errors = Partial<Record<keyof Draft, string>>;

function PriceForm({ model, onDecide }: ModelDecisionProps) {
  const own = hasOwnPrice(model) ? model.price : null;
  const [draft, setDraft] = useState<Draft>(() => toDraft(own));
  const [errors, setErrors] = useState<Errors>({});
  const [isBusy, setBusy] = useState(false);
  const bind = (name: keyof Draft) => ({
    value: draft[name],
    error: errors[name],
    onChange: (event: { currentTarget: HTMLInputElement }) => setDraft({ ...draft, [name]: event.currentTarget.value }),
  });
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const read = readDraft(draft);
    setErrors(read.errors);
    if (!read.price) return;
    setBusy(true);
    await onDecide(model, { price: read.price }, `Your price of ${model.model} is used from now on`);
    setBusy(false);
  };
  const remove = async () => {
    setBusy(true);
    if (await onDecide(model, { price: null }, "The list price is used again")) setDraft(toDraft(null));
    setBusy(false);
  };
  const numeric = { inputMode: "decimal", autoComplete: "off" } as const;
  return (
    <form aria-label="Your own price" onSubmit={save} noValidate className="flex flex-col gap-3 border-t pt-4">
      <div>
        <h3 className="font-medium text-sm">Your own price</h3>
        <p className="text-ink-soft text-xs">In US dollars for 1,000,000 tokens. Costs, caps and reports use it from the next call on.</p>
      </div>
      <div className="grid grid-cols-3 gap-2">
        <Field label="Input" {...numeric} {...bind("input")} />
        <Field label="Output" {...numeric} {...bind("output")} />
        <Field label="Cached" {...numeric} placeholder="as input" {...bind("cached")} />
      </div>
      <Field label="Source" placeholder="Contract or address" maxLength={300} {...bind("source")} />
      <Field label="Valid as of" type="date" {...bind("checkedOn")} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="small" tone="primary" isBusy={isBusy}>
          Save price
        </Button>
        {own && (
          <Button size="small" onClick={() => void remove()} disabled={isBusy}>
            Use list price
          </Button>
        )}
      </div>
    </form>
  );
}

function toDraft(own: Model["price"]): Draft {
  if (!own) return { input: "", output: "", cached: "", source: "", checkedOn: "" };
  const { inputMicros, outputMicros, cachedInputMicros, source, checkedOn } = own;
  const cached = cachedInputMicros === null ? "" : toDecimal(cachedInputMicros);
  return { input: toDecimal(inputMicros), output: toDecimal(outputMicros), cached, source, checkedOn };
}

const AMOUNT = "Write an amount such as 2.50.";

function readDraft(draft: Draft): { price: PriceOverride | null; errors: Errors } {
  const inputMicros = parseDollars(draft.input);
  const outputMicros = parseDollars(draft.output);
  const hasCached = draft.cached.trim() !== "";
  const cachedInputMicros = hasCached ? parseDollars(draft.cached) : null;
  const source = draft.source.trim();
  const errors: Errors = {
    ...(inputMicros === null && { input: AMOUNT }),
    ...(outputMicros === null && { output: AMOUNT }),
    ...(hasCached && cachedInputMicros === null && { cached: AMOUNT }),
    ...(source === "" && { source: "Say where the price comes from." }),
    ...(draft.checkedOn === "" && { checkedOn: "Choose the day it was valid." }),
  };
  if (inputMicros === null || outputMicros === null || Object.keys(errors).length > 0) return { price: null, errors };
  return { price: { inputMicros, outputMicros, cachedInputMicros, source, checkedOn: draft.checkedOn }, errors };
}
