"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { asProblem } from "../../../../../_client/problem.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";

type Deed = { run(): Promise<unknown>; done: string };

/** Whatever came of it, what is shown afterwards is what is stored: versions, labels, promotions and the prompt itself. */
export function useVersionDeed(promptId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ run }: Deed) => run(),
    onSuccess: (_result, { done }) => toast.success(done),
    onError: (error) => toast.error("Not done", { description: asProblem(error).message }),
    onSettled: () =>
      Promise.all(
        [queryKeys.promptVersioning(promptId), queryKeys.prompt(promptId)].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  });
}
