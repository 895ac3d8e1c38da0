"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { asProblem } from "../../../../../_client/problem.ts";
import { type Experiment, proposeWinner } from "../../../../../_client/prompt-experiments.ts";
import type { PromptView } from "../../../../../_client/prompts.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { Button } from "../../../../../_ui/button.tsx";

/** The winner goes to production as any version does: somebody asks, and somebody else decides. */
export function WinnerProposal({ prompt, experiment }: { prompt: PromptView; experiment: Experiment }) {
  const client = useQueryClient();
  const propose = useMutation({
    mutationFn: () => proposeWinner(prompt.id, experiment),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.allPrompts }),
  });
  const versions = (
    <Link href={`/prompts/${prompt.id}/versions`} className="text-accent-ink text-sm underline">
      Versions
    </Link>
  );
  if (experiment.promotionId !== null) return <p className="text-ink-soft text-sm">Its promotion was asked for. See {versions}.</p>;
  if (!prompt.canEdit) return null;
  return (
    <>
      <Button size="small" isBusy={propose.isPending} onClick={() => propose.mutate()}>
        Propose it for production
      </Button>
      {propose.isError && (
        <p role="alert" className="text-blocked text-sm">
          {asProblem(propose.error).message} See {versions}.
        </p>
      )}
    </>
  );
}
