"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "../button.tsx";
import { Field } from "../field.tsx";
import { type Change, ChangeList } from "./change-list.tsx";

type SaveBarProps = {
  current: { version: number; note: string | null };
  /** The sentence for version 0, which nobody has decided. */
  shipped: string;
  action: string;
  changes: readonly Change[];
  isSavable: boolean;
  isBusy: boolean;
  /** Nothing is saved without it. */
  isReasonRequired?: boolean;
  /** Whether it was saved. */
  onSave(note: string): Promise<boolean>;
  onDiscard(): void;
  /** Further buttons, there with and without a change. */
  children?: ReactNode;
};

const REASON_MIN_CHARS = 3;

/** What is about to change, and why; what is in force while nothing is. */
export function SaveBar({
  current,
  shipped,
  action,
  changes,
  isSavable,
  isBusy,
  isReasonRequired = false,
  onSave,
  onDiscard,
  children,
}: SaveBarProps) {
  const [note, setNote] = useState("");
  if (changes.length === 0) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-3 rounded-md border bg-canvas p-4">
        <p className="text-ink-soft text-sm">No change. {current.version === 0 ? shipped : describe(current)}</p>
        {children}
      </div>
    );
  }
  const canSave = isSavable && (!isReasonRequired || note.trim().length >= REASON_MIN_CHARS);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!canSave || !(await onSave(note.trim()))) return;
    setNote("");
    onDiscard();
  };
  return (
    <form
      aria-label="Draft"
      onSubmit={send}
      className="sticky bottom-0 z-10 flex max-h-[70dvh] flex-col gap-3 overflow-y-auto rounded-md border border-accent bg-raised p-4 shadow-float"
    >
      <details>
        <summary className="cursor-pointer rounded-md font-medium text-sm">
          {changes.length} {changes.length === 1 ? "change" : "changes"}, not saved yet
        </summary>
        <div className="pt-2">
          <ChangeList changes={changes} label="Changes" />
        </div>
      </details>
      <ReasonField note={note} isRequired={isReasonRequired} onNote={setNote} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="small" tone="primary" isBusy={isBusy} disabled={!canSave}>
          {action}
        </Button>
        <Button size="small" onClick={onDiscard} disabled={isBusy}>
          Discard
        </Button>
        {children}
      </div>
    </form>
  );
}

function ReasonField({ note, isRequired, onNote }: { note: string; isRequired: boolean; onNote(note: string): void }) {
  return (
    <Field
      label="Why"
      placeholder="A note for the list of versions"
      maxLength={500}
      required={isRequired}
      autoComplete="off"
      value={note}
      onChange={(event) => onNote(event.currentTarget.value)}
    />
  );
}

function describe({ version, note }: SaveBarProps["current"]): string {
  return `This is version ${version}${note === null ? "" : `: ${note}`}.`;
}
