"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useMemo, useState } from "react";
import { createPrompt } from "../../../../_client/prompts.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { canWrite, useMe } from "../../../../_client/use-me.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Segments } from "../../../../_ui/segments.tsx";
import { ContentEditor } from "../../_editor/content-editor.tsx";
import { HeadFields } from "../../_editor/head-fields.tsx";
import { type NewDraft, parseNewDraft } from "../../_editor/parse-kept.ts";
import { NEW_CONTENT, NEW_HEAD, readContent, readHead } from "../../_editor/prompt-draft.ts";
import { Refusal } from "../../_editor/refusal.tsx";
import { RestoredNotice } from "../../_editor/restored-notice.tsx";
import { useKeptDraft } from "../../_editor/use-kept-draft.ts";
import { VISIBILITY_LOOKS } from "../../_shell/prompt-words.ts";
import { PromptsFrame } from "../../_shell/prompts-frame.tsx";

const START: NewDraft = { head: NEW_HEAD, content: NEW_CONTENT, visibility: "private" };
const AUDIENCES = ["private", "organization"] as const;
const FIRST_MESSAGE = "First version";

export function NewPromptScreen() {
  const kept = useKeptDraft<NewDraft>({ name: "prompt.new", start: START, parse: parseNewDraft });
  const { draft, change, isRestored, reset } = kept;
  const [isTried, setTried] = useState(false);
  const { create, mayWrite } = useCreation(() => reset(START));
  const { head, errors } = readHead(draft.head);
  const { content, problems } = useMemo(() => readContent(draft.content), [draft.content]);
  const isReady = Object.keys(errors).length === 0 && problems.every(({ severity }) => severity === "warning");
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { currentTarget } = event;
    if (isReady) return create.mutate({ ...head, visibility: draft.visibility, content, message: FIRST_MESSAGE });
    setTried(true);
    requestAnimationFrame(() => currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <PromptsFrame>
      <h2 className="font-medium text-lg">New prompt</h2>
      {isRestored && <RestoredNotice onDiscard={() => reset(START)} />}
      <form aria-label="New prompt" noValidate onSubmit={send} className="flex min-w-0 max-w-220 flex-col gap-6">
        <HeadFields
          draft={draft.head}
          errors={isTried ? errors : {}}
          onDraft={(fields) => change({ head: { ...draft.head, ...fields } })}
        />
        <ContentEditor
          draft={draft.content}
          content={content}
          problems={isTried ? problems : problems.filter(({ end }) => end > 0)}
          onDraft={(fields) => change({ content: { ...draft.content, ...fields } })}
        />
        <div className="flex flex-col items-start gap-1">
          <Segments
            legend="Who reads it"
            options={AUDIENCES.map((value) => ({ value, label: VISIBILITY_LOOKS[value].word, icon: VISIBILITY_LOOKS[value].icon }))}
            chosen={draft.visibility}
            onChosen={(visibility: NewDraft["visibility"]) => change({ visibility })}
          />
          <p className="text-ink-soft text-xs">{VISIBILITY_LOOKS[draft.visibility].hint}</p>
        </div>
        {create.isError && <Refusal error={create.error} />}
        <Button type="submit" tone="primary" className="self-start" isBusy={create.isPending} disabled={!mayWrite}>
          Create prompt
        </Button>
      </form>
    </PromptsFrame>
  );
}

function useCreation(onMade: () => void) {
  const client = useQueryClient();
  const router = useRouter();
  const mayWrite = canWrite(useMe().data);
  const create = useMutation({
    mutationFn: createPrompt,
    onSuccess: ({ id }) => {
      onMade();
      void client.invalidateQueries({ queryKey: queryKeys.promptLists });
      router.push(`/prompts/${id}`);
    },
  });
  return { create, mayWrite };
}
