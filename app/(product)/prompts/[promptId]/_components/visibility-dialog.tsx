"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { VISIBILITIES, type Visibility } from "../../../../../lib/prompts/schema.ts";
import { type PromptView, setVisibility } from "../../../../_client/prompts.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { Refusal } from "../../_editor/refusal.tsx";
import { VISIBILITY_LOOKS } from "../../_shell/prompt-words.ts";

/** Who reads it from now on. Making it public is decided by owners and admins. */
export function VisibilityDialog({ prompt, onClose }: { prompt: PromptView; onClose(): void }) {
  const [chosen, setChosen] = useState<Visibility>(prompt.visibility);
  const dangers = [...new Set(prompt.opened.lint.filter(({ severity }) => severity === "danger").map(({ reason }) => reason))];
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: () => setVisibility(prompt.id, { revision: prompt.revision, visibility: chosen }),
    onSuccess: () => {
      toast(`Now: ${VISIBILITY_LOOKS[chosen].word.toLowerCase()}`);
      onClose();
      return client.invalidateQueries({ queryKey: queryKeys.allPrompts });
    },
  });
  return (
    <Dialog title="Who reads it" isOpen onOpen={(isOpen) => !isOpen && onClose()}>
      <fieldset className="flex flex-col gap-2">
        <legend className="sr-only">Who reads it</legend>
        {VISIBILITIES.map((visibility) => {
          const { word, hint, icon: Icon } = VISIBILITY_LOOKS[visibility];
          return (
            <label
              key={visibility}
              className="flex items-start gap-3 rounded-md border p-3 text-sm has-checked:border-accent has-disabled:opacity-60"
            >
              <input
                type="radio"
                name="visibility"
                value={visibility}
                checked={chosen === visibility}
                disabled={visibility === "public" && !prompt.canPublish}
                onChange={() => setChosen(visibility)}
                className="mt-0.5 size-4 accent-accent"
              />
              <Icon aria-hidden className="mt-0.5 size-4 text-ink-soft" />
              <span>
                <span className="font-medium">{word}</span>
                <span className="block text-ink-soft text-xs">
                  {hint}
                  {visibility === "public" && !prompt.canPublish && " Owners and admins decide that."}
                </span>
              </span>
            </label>
          );
        })}
      </fieldset>
      {change.isError && <Refusal error={change.error} />}
      {change.isError && chosen === "public" && dangers.length > 0 && (
        <p className="text-ink-soft text-sm">Found in it: {dangers.join(" ")} Its Edit tab says where.</p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button tone="primary" isBusy={change.isPending} disabled={chosen === prompt.visibility} onClick={() => change.mutate()}>
          Change
        </Button>
      </div>
    </Dialog>
  );
}
