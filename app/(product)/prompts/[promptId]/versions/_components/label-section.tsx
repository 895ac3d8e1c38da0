"use client";

import { useQuery } from "@tanstack/react-query";
import { Lock, Undo2, X } from "lucide-react";
import { deleteLabel, listLabels, type PromptLabel, rollBackLabel } from "../../../../../_client/prompt-versions.ts";
import type { PromptView } from "../../../../../_client/prompts.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { decidesPromotions, useMe } from "../../../../../_client/use-me.ts";
import { Badge } from "../../../../../_ui/badge.tsx";
import { Button } from "../../../../../_ui/button.tsx";
import { QueryError } from "../../../../../_ui/error-state.tsx";
import { IconButton } from "../../../../../_ui/icon-button.tsx";
import { Skeleton } from "../../../../../_ui/skeleton.tsx";
import { useVersionDeed } from "../_hooks/use-version-deed.ts";

/** Where each label points, and one click back. */
export function LabelSection({ prompt }: { prompt: PromptView }) {
  const labels = useQuery({ queryKey: queryKeys.promptLabels(prompt.id), queryFn: ({ signal }) => listLabels(prompt.id, signal) });
  return (
    <section aria-label="Labels" className="flex min-w-0 flex-col gap-2">
      <h2 className="font-medium text-base">Labels</h2>
      <p className="text-ink-soft text-sm">Programs name a label, and get the version it points to.</p>
      {labels.isPending && (
        <div role="status" aria-label="Loading labels">
          <Skeleton className="h-24" />
        </div>
      )}
      {labels.isError && <QueryError title="The labels could not be loaded" query={labels} />}
      {labels.data && (
        <ul className="flex flex-col">
          {labels.data.items.map((label) => (
            <LabelRow key={label.name} prompt={prompt} label={label} />
          ))}
        </ul>
      )}
    </section>
  );
}

function LabelRow({ prompt, label }: { prompt: PromptView; label: PromptLabel }) {
  const me = useMe().data;
  const deed = useVersionDeed(prompt.id);
  const { name, version, isProtected, previous } = label;
  const mayRollBack = decidesPromotions(me) && previous !== null;
  const back = () => deed.mutate({ run: () => rollBackLabel(prompt.id, name), done: `${name} is version ${previous} again` });
  const remove = () => deed.mutate({ run: () => deleteLabel(prompt.id, name), done: `${name} is taken off` });
  return (
    <li className="flex min-h-11 items-center gap-3 border-b py-1 text-sm last:border-0">
      <span className="min-w-0 flex-1 truncate font-mono">{name}</span>
      {isProtected && (
        <Badge tone="info" icon={Lock}>
          Protected
        </Badge>
      )}
      <span className="tabular-nums">{version === null ? <span className="text-ink-soft">not set</span> : `version ${version}`}</span>
      {mayRollBack && (
        <Button size="small" aria-label={`Roll ${name} back to version ${previous}`} isBusy={deed.isPending} onClick={back}>
          <Undo2 aria-hidden className="size-4" />
          Back to {previous}
        </Button>
      )}
      {prompt.canEdit && !isProtected && version !== null && (
        <IconButton label={`Take ${name} off`} icon={X} onClick={remove} disabled={deed.isPending} />
      )}
    </li>
  );
}
