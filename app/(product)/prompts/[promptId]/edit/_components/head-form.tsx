"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { changePrompt, type PromptView } from "../../../../../_client/prompts.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { SettingsSection } from "../../../../../_ui/settings-form/settings-section.tsx";
import { HeadFields } from "../../../_editor/head-fields.tsx";
import { readHead, toHeadDraft } from "../../../_editor/prompt-draft.ts";
import { Refusal } from "../../../_editor/refusal.tsx";

/** What the prompt is known by; it holds for every version. */
export function HeadForm({ prompt }: { prompt: PromptView }) {
  const start = toHeadDraft(prompt);
  const [draft, setDraft] = useState(start);
  const { head, errors } = readHead(draft);
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: () => changePrompt(prompt.id, { revision: prompt.revision, ...head }),
    onSuccess: () => {
      toast("Details saved");
      return client.invalidateQueries({ queryKey: queryKeys.allPrompts });
    },
  });
  const isChanged = JSON.stringify(draft) !== JSON.stringify(start);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isChanged && Object.keys(errors).length === 0) save.mutate();
  };
  return (
    <form aria-label="Details of the prompt" noValidate onSubmit={send}>
      <SettingsSection title="Details" hint="How it is found. They hold for every version and are changed without a new one.">
        <HeadFields draft={draft} errors={errors} onDraft={(fields) => setDraft((known) => ({ ...known, ...fields }))} />
        {save.isError && <Refusal error={save.error} />}
        <Button type="submit" className="self-start" isBusy={save.isPending} disabled={!isChanged}>
          Save details
        </Button>
      </SettingsSection>
    </form>
  );
}
