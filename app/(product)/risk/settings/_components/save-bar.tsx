"use client";

import { type FormEvent, useState } from "react";
import type { RiskSettings, RiskSettingsVersion } from "../../../../_client/risk-settings.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { useSettingsChange } from "../_hooks/use-settings-change.ts";
import { ChangeList } from "./change-list.tsx";
import type { SettingsChange } from "./diff-settings.ts";
import { isSavable } from "./settings-faults.ts";

type SaveBarProps = { current: RiskSettingsVersion; draft: RiskSettings; changes: readonly SettingsChange[]; onDiscard(): void };

/** What is about to change, and why. */
export function SaveBar({ current, draft, changes, onDiscard }: SaveBarProps) {
  const [note, setNote] = useState("");
  const { save, isBusy } = useSettingsChange();
  if (changes.length === 0) return <p className="rounded-md border bg-canvas p-4 text-ink-soft text-sm">No change. {describe(current)}</p>;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!isSavable(draft) || !(await save(current, draft, note.trim()))) return;
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
      <Field
        label="Why"
        placeholder="A note for the list of versions"
        maxLength={500}
        autoComplete="off"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="small" tone="primary" isBusy={isBusy} disabled={!isSavable(draft)}>
          Save settings
        </Button>
        <Button size="small" onClick={onDiscard} disabled={isBusy}>
          Discard
        </Button>
      </div>
    </form>
  );
}

function describe({ version, note }: RiskSettingsVersion): string {
  if (version === 0) return "These are the settings as shipped.";
  return `This is version ${version}${note === null ? "" : `: ${note}`}.`;
}
