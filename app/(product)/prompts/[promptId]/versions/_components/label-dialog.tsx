"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listLabels, putLabel } from "../../../../../_client/prompt-versions.ts";
import type { PromptView } from "../../../../../_client/prompts.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { Dialog } from "../../../../../_ui/dialog.tsx";
import { Field } from "../../../../../_ui/field.tsx";
import { useVersionDeed } from "../_hooks/use-version-deed.ts";

const NAME = /^[a-z][a-z0-9-]{0,29}$/;

/** Points a label to a version at once; a protected one is promoted instead. */
export function LabelDialog({ prompt, version, onClose }: { prompt: PromptView; version: number; onClose(): void }) {
  const labels = useQuery({
    queryKey: queryKeys.promptLabels(prompt.id),
    queryFn: ({ signal }) => listLabels(prompt.id, signal),
  }).data?.items;
  const [name, setName] = useState("staging");
  const deed = useVersionDeed(prompt.id);
  const known = labels?.find((label) => label.name === name);
  const error = faultOf(name, known?.isProtected ?? name === "production");
  const free = (labels ?? []).filter(({ isProtected }) => !isProtected).map((label) => label.name);
  return (
    <Dialog title={`Label version ${version}`} isOpen onOpen={(isOpen) => !isOpen && onClose()}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (error !== undefined) return;
          deed.mutate({ run: () => putLabel(prompt.id, name, version), done: `${name} is version ${version}` }, { onSuccess: onClose });
        }}
      >
        <Field
          label="Label"
          value={name}
          list="known-labels"
          autoComplete="off"
          spellCheck={false}
          error={error}
          hint={
            known && known.version !== null ? `It points to version ${known.version} now.` : "One that is there, or a new one of your own."
          }
          onChange={(event) => setName(event.currentTarget.value.trim())}
        />
        <datalist id="known-labels">
          {free.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" tone="primary" isBusy={deed.isPending} disabled={error !== undefined}>
            Set label
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function faultOf(name: string, isProtected: boolean): string | undefined {
  if (!NAME.test(name)) return "A label starts with a small letter and has up to 30 small letters, digits and dashes.";
  return isProtected ? `${name} is protected: ask for a promotion instead.` : undefined;
}
