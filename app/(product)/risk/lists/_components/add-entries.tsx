"use client";

import { useState } from "react";
import { type ListName, type ListSide, type ListSubject, SIDES, SUBJECTS } from "../../../../_client/risk-lists.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Field, TextAreaField } from "../../../../_ui/field.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { useListChange } from "../_hooks/use-list-change.ts";
import { isCountryList, SIDE_WORDS, SUBJECT_WORDS } from "./list-words.ts";

const NAMES_MAX = 1_000;
const DAY_MS = 86_400_000;

const HINTS: Readonly<Record<ListSubject, string>> = {
  account: "One a line, exactly as transactions name them; a whole column can be pasted.",
  country: "Two letters, one a line, such as DE.",
  network: "One a line, such as ethereum.",
};

type Options = { subject: ListSubject; side: ListSide; days: string };

export function AddEntries({ list }: { list: ListName }) {
  const [options, setOptions] = useState<Options>({ subject: isCountryList(list) ? "country" : "account", side: "any", days: "" });
  const { subject, side, days } = options;
  const [text, setText] = useState("");
  const [reason, setReason] = useState("");
  const { add, isBusy } = useListChange(list);
  // The line's own spaces may belong to the name; only what an editor adds at its end goes.
  const names = text
    .split("\n")
    .map((line) => line.replace("\r", ""))
    .filter((line) => line.trim() !== "");
  const isTooMany = names.length > NAMES_MAX;
  const hasBadDays = days !== "" && !(Number.isInteger(Number(days)) && Number(days) >= 1 && Number(days) <= 3_650);
  const submit = async (): Promise<void> => {
    const expiresAt = days === "" ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString();
    if (!(await add({ list, subject, names, side, reason: reason.trim(), expiresAt }))) return;
    setText("");
    setReason("");
  };
  return (
    <form
      aria-label="Add to the list"
      className="flex flex-col gap-3 rounded-md border p-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <EntryOptions list={list} options={options} hasBadDays={hasBadDays} onOptions={setOptions} />
      <TextAreaField
        label={`${SUBJECT_WORDS[subject]} names`}
        value={text}
        rows={3}
        className="font-mono text-sm"
        hint={HINTS[subject]}
        error={isTooMany ? `${names.length.toLocaleString("en")} lines: at most 1,000 at a time.` : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Field label="Reason" value={reason} maxLength={500} onChange={(event) => setReason(event.currentTarget.value)} />
      <Button
        type="submit"
        tone="primary"
        className="self-start"
        isBusy={isBusy}
        disabled={names.length === 0 || isTooMany || hasBadDays || reason.trim() === ""}
      >
        {names.length > 1 ? `Add ${names.length.toLocaleString("en")}` : "Add"}
      </Button>
    </form>
  );
}

type EntryOptionsProps = { list: ListName; options: Options; hasBadDays: boolean; onOptions(options: Options): void };

function EntryOptions({ list, options, hasBadDays, onOptions }: EntryOptionsProps) {
  const { subject, side, days } = options;
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      {!isCountryList(list) && (
        <SelectField
          label="What"
          value={subject}
          options={SUBJECTS.map((value) => ({ value, label: SUBJECT_WORDS[value] }))}
          onValue={(value: ListSubject) => onOptions({ ...options, subject: value })}
        />
      )}
      <SelectField
        label="When"
        value={side}
        options={SIDES.map((value) => ({ value, label: SIDE_WORDS[value] }))}
        onValue={(value: ListSide) => onOptions({ ...options, side: value })}
      />
      <Field
        label="Runs out after, days"
        inputMode="numeric"
        value={days}
        hint="Empty: until it is taken off"
        error={hasBadDays ? "Write a whole number from 1 to 3,650." : undefined}
        onChange={(event) => onOptions({ ...options, days: event.currentTarget.value })}
      />
    </div>
  );
}
