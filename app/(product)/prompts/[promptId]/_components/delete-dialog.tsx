"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { asProblem } from "../../../../_client/problem.ts";
import { deletePrompt, type PromptView } from "../../../../_client/prompts.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";

export function DeleteDialog({ prompt, onClose }: { prompt: PromptView; onClose(): void }) {
  const client = useQueryClient();
  const router = useRouter();
  const remove = useMutation({
    mutationFn: () => deletePrompt(prompt.id),
    onSuccess: () => {
      router.push("/prompts");
      toast("Prompt deleted");
      client.removeQueries({ queryKey: queryKeys.prompt(prompt.id) });
      return client.invalidateQueries({ queryKey: queryKeys.promptLists });
    },
    onError: (error) => toast.error("Not deleted", { description: asProblem(error).message }),
  });
  return (
    <Dialog title={`Delete ${prompt.title}?`} isOpen onOpen={(isOpen) => !isOpen && onClose()}>
      <p className="text-ink-soft text-sm">
        All {prompt.latest === 1 ? "of it" : `${prompt.latest} versions`} with runs, tests and links are gone for good. Copies others made
        stay theirs.
      </p>
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button tone="danger" isBusy={remove.isPending} onClick={() => remove.mutate()}>
          Delete the prompt
        </Button>
      </div>
    </Dialog>
  );
}
