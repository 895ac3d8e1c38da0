"use client";

import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import type { Parameter } from "../../../../../lib/prompts/content.schema.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { renderForChat } from "../../../../_client/prompt-menu.ts";
import { type PromptSummary, type PromptView, usePrompt } from "../../../../_client/prompts.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { ParameterForm } from "../../../prompts/_components/parameter-form.tsx";
import { useParameterEntries } from "../../../prompts/_hooks/use-parameter-entries.ts";
import { useComposed } from "../../../prompts/[promptId]/_hooks/use-composed.ts";
import type { PromptUse } from "../../_hooks/use-prompt-use.ts";

type PromptDialogProps = { prompt: Pick<PromptSummary, "id" | "title">; use: PromptUse; returnTo(): HTMLElement | null };

/** What a prompt asks for, before its words come into the composer; nothing is sent from here. */
export function PromptDialog({ prompt: { id, title }, use, returnTo }: PromptDialogProps) {
  const found = usePrompt(id);
  return (
    <Dialog title={title} isOpen onOpen={(isOpen) => !isOpen && use.leave()} returnTo={returnTo}>
      {found.isPending && <Loading />}
      {found.isError && <QueryError title="The prompt could not be loaded" query={found} />}
      {found.isSuccess && <Opened prompt={found.data} use={use} />}
    </Dialog>
  );
}

function Loading() {
  return (
    <div role="status" aria-label="Loading the prompt">
      <Skeleton className="h-24" />
    </div>
  );
}

type OpenedProps = { prompt: PromptView; use: PromptUse };

function Opened({ prompt, use }: OpenedProps) {
  const composed = useComposed(prompt.opened);
  if (composed.isPending) return <Loading />;
  if (composed.isError) return <QueryError title="The prompt could not be put together" query={composed} />;
  if (composed.data.type === "refused") return <p className="text-sm">{composed.data.fault.detail}</p>;
  return <Filling prompt={prompt} parameters={composed.data.prompt.parameters} use={use} />;
}

function Filling({ prompt, parameters, use }: OpenedProps & { parameters: readonly Parameter[] }) {
  const form = useParameterEntries(parameters);
  const version = prompt.opened.version;
  const render = useMutation({
    mutationFn: () => renderForChat(prompt.id, version, form.values),
    onSuccess: (text) => use.take({ promptId: prompt.id, version, title: prompt.title }, text),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    form.tryAll();
    if (form.isComplete) return render.mutate();
    const { currentTarget } = event;
    requestAnimationFrame(() => currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <form aria-label="Fill in the prompt" noValidate className="flex min-w-0 flex-col gap-4" onSubmit={submit}>
      {prompt.description !== "" && <p className="text-ink-soft text-sm">{prompt.description}</p>}
      {parameters.length === 0 && <p className="text-sm">This prompt asks for nothing.</p>}
      <ParameterForm parameters={parameters} form={form} disabled={render.isPending} />
      {render.isError && (
        <p role="alert" className="text-blocked text-sm">
          {asProblem(render.error).message}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={use.leave}>Cancel</Button>
        <Button type="submit" tone="primary" isBusy={render.isPending}>
          Put into the message
        </Button>
      </div>
    </form>
  );
}
