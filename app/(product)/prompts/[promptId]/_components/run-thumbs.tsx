"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ThumbsDown, ThumbsUp } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { asProblem } from "../../../../_client/problem.ts";
import { type PromptRun, ratePromptRun } from "../../../../_client/prompt-runs.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { IconButton } from "../../../../_ui/icon-button.tsx";

type Thumb = PromptRun["thumb"];
const THUMBS = [
  { value: "up", label: "Good answer", icon: ThumbsUp },
  { value: "down", label: "Bad answer", icon: ThumbsDown },
] as const;

/** Whether the answer was of use; pressed again it is taken back. The experiments and insights of the prompt count it. */
export function RunThumbs({ runId, thumb }: { runId: string; thumb: Thumb }) {
  const [given, setGiven] = useState(thumb);
  const client = useQueryClient();
  const rate = useMutation({
    mutationFn: (next: Thumb) => ratePromptRun(runId, { thumb: next }),
    onSuccess: (_, next) => {
      setGiven(next);
      void client.invalidateQueries({ queryKey: queryKeys.allPromptRuns });
    },
    onError: (error) => toast.error("Your rating was not kept", { description: asProblem(error).message }),
  });
  const shown = rate.isPending ? rate.variables : given;
  return (
    <fieldset className="inline-flex">
      <legend className="sr-only">Was this answer of use</legend>
      {THUMBS.map(({ value, label, icon }) => (
        <IconButton
          key={value}
          label={label}
          icon={icon}
          aria-pressed={shown === value}
          className={shown === value ? "bg-accent-soft text-accent-ink" : ""}
          onClick={() => !rate.isPending && rate.mutate(shown === value ? null : value)}
        />
      ))}
    </fieldset>
  );
}
