"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { toast } from "sonner";
import { type ReplayedAll, replayAllDeadLetters } from "../../../../_client/admin-console.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { useMe } from "../../../../_client/use-me.ts";
import { Button } from "../../../../_ui/button.tsx";
import { formatCount } from "../../../../_ui/format-amounts.ts";

type ReplayAllProps = { search: URLSearchParams; job: string | null; isAny: boolean };

/** Of what the list is about: the newest two hundred, and again for more. */
export function ReplayAll({ search, job, isAny }: ReplayAllProps) {
  const client = useQueryClient();
  const platformRole = useMe().data?.platformRole;
  // Whoever only helps to run the deployment starts over what is their own organization's.
  const scope = platformRole === "SUPER_ADMIN" && search.get("scope") !== "organization" ? "deployment" : "organization";
  const replay = useMutation({
    mutationFn: () => replayAllDeadLetters({ scope, ...(job !== null && { job }) }),
    onSuccess: (outcome) => toast(wordsOf(outcome)),
    onError: (error) => toast.error("Not replayed", { description: asProblem(error).message }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.allDeadLetters }),
  });
  return (
    <Button size="small" disabled={!isAny} isBusy={replay.isPending} onClick={() => replay.mutate()}>
      {!replay.isPending && <RotateCw aria-hidden className="size-4" />}
      {replay.isPending ? "Starting over" : "Replay all"}
    </Button>
  );
}

function wordsOf({ replayed, skipped, hasMore }: ReplayedAll): string {
  const started = `${formatCount(replayed)} started over`;
  const left = skipped === 0 ? started : `${started}, ${formatCount(skipped)} were not failed any more`;
  return hasMore ? `${left}; there are more` : left;
}
