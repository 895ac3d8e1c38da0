"use client";

import { History } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { GuardPolicy, PolicyVersion } from "../../../../_client/guard-policy.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { usePolicyChange } from "../_hooks/use-policy-change.ts";
import { ChangeList } from "./change-list.tsx";
import type { PolicyChange } from "./policy-diff.ts";
import { isSavable } from "./policy-faults.ts";

type SaveBarProps = {
  current: PolicyVersion;
  draft: GuardPolicy;
  changes: readonly PolicyChange[];
  onDiscard(): void;
  isReplaying: boolean;
  onReplay(): void;
};

/** What is about to change, why, and the way to see what it would have done. */
export function SaveBar({ current, draft, changes, onDiscard, isReplaying, onReplay }: SaveBarProps) {
  const [note, setNote] = useState("");
  const { save, isBusy } = usePolicyChange();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (changes.length === 0 || !isSavable(draft)) return;
    if (await save(current, draft, note.trim())) onDiscard();
  };
  const replay = (
    <Button size="small" aria-expanded={isReplaying} onClick={onReplay}>
      <History aria-hidden className="size-4" />
      What would it have done
    </Button>
  );
  if (changes.length === 0) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-3 rounded-md border bg-canvas p-4">
        <p className="text-ink-soft text-sm">No change. {describe(current)}</p>
        {replay}
      </div>
    );
  }
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
          Save policy
        </Button>
        <Button size="small" onClick={onDiscard} disabled={isBusy}>
          Discard
        </Button>
        {replay}
      </div>
    </form>
  );
}

function describe({ version, note }: PolicyVersion): string {
  if (version === 0) return "This is the policy as shipped.";
  return `This is version ${version}${note === null ? "" : `: ${note}`}.`;
}
