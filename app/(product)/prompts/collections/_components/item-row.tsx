"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, CopyPlus, EyeOff, X } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { asProblem } from "../../../../_client/problem.ts";
import type { CollectionItem } from "../../../../_client/prompt-collections.ts";
import { copyPrompt, type PromptSummary } from "../../../../_client/prompts.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { IconButton } from "../../../../_ui/icon-button.tsx";
import { FavouriteButton } from "../../_components/favourite-button.tsx";
import { CATEGORY_WORDS, LEVEL_WORDS, wordOf } from "../../_shell/prompt-words.ts";
import type { CollectionItems } from "../_hooks/use-collection-items.ts";

type ItemRowProps = { item: CollectionItem; isFirst: boolean; isLast: boolean; change: CollectionItems["change"] | null };

export function ItemRow({ item: { promptId, prompt }, isFirst, isLast, change }: ItemRowProps) {
  const name = prompt?.title ?? "a prompt you cannot read";
  const go = (to: "up" | "down" | "out") => change?.mutate({ promptId, to });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b py-2 last:border-0">
      {prompt ? <Shown prompt={prompt} /> : <Hidden />}
      <span className="flex items-center">
        {prompt && <FavouriteButton prompt={prompt} />}
        {prompt && change && <CopyButton prompt={prompt} />}
        {change && (
          <>
            <IconButton label={`Move up: ${name}`} icon={ArrowUp} disabled={isFirst || change.isPending} onClick={() => go("up")} />
            <IconButton label={`Move down: ${name}`} icon={ArrowDown} disabled={isLast || change.isPending} onClick={() => go("down")} />
            <IconButton label={`Take out: ${name}`} icon={X} disabled={change.isPending} onClick={() => go("out")} />
          </>
        )}
      </span>
    </li>
  );
}

function Shown({ prompt: { id, title, description, category, level } }: { prompt: PromptSummary }) {
  return (
    <div className="min-w-48 flex-1">
      <Link href={`/prompts/${id}`} className="rounded-md font-medium text-base [overflow-wrap:anywhere] hover:underline">
        {title}
      </Link>
      <p className="line-clamp-2 text-ink-soft text-sm">{description}</p>
      <p className="text-ink-faint text-xs">
        {wordOf(CATEGORY_WORDS, category)} · {wordOf(LEVEL_WORDS, level)}
      </p>
    </div>
  );
}

function Hidden() {
  return (
    <p className="flex min-w-48 flex-1 items-center gap-2 text-ink-soft text-sm">
      <EyeOff aria-hidden className="size-4 shrink-0" />
      This prompt is gone, or is not for you to read.
    </p>
  );
}

function CopyButton({ prompt: { id, title } }: { prompt: PromptSummary }) {
  const client = useQueryClient();
  const router = useRouter();
  const copy = useMutation({
    mutationFn: () => copyPrompt(id),
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: queryKeys.promptLists });
      toast("Copied into your library", { action: { label: "Open", onClick: () => router.push(`/prompts/${made.id}`) } });
    },
    onError: (error) => toast.error("Not copied", { description: asProblem(error).message }),
  });
  return <IconButton label={`Copy into my library: ${title}`} icon={CopyPlus} isBusy={copy.isPending} onClick={() => copy.mutate()} />;
}
