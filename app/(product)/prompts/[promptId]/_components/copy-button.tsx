"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CopyPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { asProblem } from "../../../../_client/problem.ts";
import { copyPrompt, type PromptSummary } from "../../../../_client/prompts.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";

/** Ends in the editor of the copy. */
export function useCopying(promptId: string) {
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: () => copyPrompt(promptId),
    onSuccess: ({ id }) => {
      toast("A copy of your own", { description: "Nobody else reads it until you say so." });
      void client.invalidateQueries({ queryKey: queryKeys.promptLists });
      router.push(`/prompts/${id}/edit`);
    },
    onError: (error) => toast.error("Not copied", { description: asProblem(error).message }),
  });
}

export function CopyButton({ prompt }: { prompt: Pick<PromptSummary, "id"> }) {
  const copy = useCopying(prompt.id);
  return (
    <Button size="small" isBusy={copy.isPending} onClick={() => copy.mutate()}>
      <CopyPlus aria-hidden className="size-4" />
      Make it mine
    </Button>
  );
}
