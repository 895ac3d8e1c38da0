"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { GitBranch } from "lucide-react";
import Link from "next/link";
import { type FormEvent, useMemo, useState } from "react";
import { toast } from "sonner";
import { MESSAGE_MAX } from "../../../../../../lib/prompts/schema.ts";
import { asProblem } from "../../../../../_client/problem.ts";
import { type PromptView, saveVersion, type VersionView } from "../../../../../_client/prompts.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { Field } from "../../../../../_ui/field.tsx";
import { Notice } from "../../../../../_ui/notice.tsx";
import { ContentEditor } from "../../../_editor/content-editor.tsx";
import { type EditDraft, parseEditDraft } from "../../../_editor/parse-kept.ts";
import { readContent, toContentDraft } from "../../../_editor/prompt-draft.ts";
import { Refusal } from "../../../_editor/refusal.tsx";
import { RestoredNotice } from "../../../_editor/restored-notice.tsx";
import { useKeptDraft } from "../../../_editor/use-kept-draft.ts";

const OVERTAKEN = "prompts.version_conflict";

/** The text as a new version; the ones before stay as they are. */
export function VersionForm({ prompt, newest }: { prompt: PromptView; newest: VersionView }) {
  const [start] = useState<EditDraft>(() => ({ content: toContentDraft(newest.content), message: "", basedOn: newest.version }));
  const { draft, change, isDirty, isRestored, reset } = useKeptDraft<EditDraft>({
    ...{ name: `prompt.${prompt.id}`, start, parse: parseEditDraft },
  });
  const [isTried, setTried] = useState(false);
  const { content, problems } = useMemo(() => readContent(draft.content), [draft.content]);
  const save = useSave(prompt, (version) => {
    setTried(false);
    reset({ content: toContentDraft(content), message: "", basedOn: version });
  });
  const isMessageMissing = draft.message.trim() === "";
  const isOvertaken = draft.basedOn < newest.version;
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { currentTarget } = event;
    const isReady = !isMessageMissing && problems.every(({ severity }) => severity === "warning");
    if (isReady) return save.mutate({ content, message: draft.message.trim(), basedOn: draft.basedOn });
    setTried(true);
    requestAnimationFrame(() => currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <form aria-label="Text of the prompt" noValidate onSubmit={send} className="flex min-w-0 flex-col gap-5">
      {isRestored && (
        <RestoredNotice onDiscard={() => reset({ ...start, content: toContentDraft(newest.content), basedOn: newest.version })} />
      )}
      <ContentEditor
        draft={draft.content}
        content={content}
        problems={problems}
        onDraft={(fields) => change({ content: { ...draft.content, ...fields } })}
      />
      <div className="bottom-0 z-10 flex flex-col gap-3 rounded-md border bg-raised p-4 md:sticky md:shadow-float">
        {isOvertaken && <Overtaken prompt={prompt} version={newest.version} onTop={() => change({ basedOn: newest.version })} />}
        {save.isError && !isOvertaken && <Refusal error={save.error} />}
        <div className="flex flex-wrap items-start gap-3">
          <div className="min-w-0 flex-[1_1_16rem]">
            <Field
              label="What is new in it"
              value={draft.message}
              error={isTried && isMessageMissing ? "Say in a few words what you changed." : undefined}
              maxLength={MESSAGE_MAX}
              required
              autoComplete="off"
              onChange={(event) => change({ message: event.currentTarget.value })}
            />
          </div>
          <Button type="submit" tone="primary" className="sm:mt-6" isBusy={save.isPending} disabled={!isDirty || isOvertaken}>
            Save as version {newest.version + 1}
          </Button>
        </div>
      </div>
    </form>
  );
}

function Overtaken({ prompt, version, onTop }: { prompt: PromptView; version: number; onTop(): void }) {
  return (
    <Notice tone="redacted" icon={GitBranch} isAlert>
      <p>Somebody saved version {version} meanwhile</p>
      <p>
        Your text is still here.{" "}
        <Link href={`/prompts/${prompt.id}/versions`} className="text-accent-ink underline">
          Look at what they changed
        </Link>
        , then save yours on top of it.
      </p>
      <Button size="small" className="mt-1" onClick={onTop}>
        I have seen it
      </Button>
    </Notice>
  );
}

function useSave(prompt: PromptView, onSaved: (version: number) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Parameters<typeof saveVersion>[1]) => saveVersion(prompt.id, body),
    onSuccess: ({ version }) => {
      const running = prompt.labels.find(({ name }) => name === "production");
      toast(
        `Saved as version ${version}`,
        running && { description: `Version ${running.version} is in production and still runs by itself.` },
      );
      onSaved(version);
    },
    onSettled: (_, error) => {
      if (error === null || asProblem(error).code === OVERTAKEN) return client.invalidateQueries({ queryKey: queryKeys.allPrompts });
      return undefined;
    },
  });
}
