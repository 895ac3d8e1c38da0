"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { asProblem } from "../../../../_client/problem.ts";
import { type PromptView, setFeatured } from "../../../../_client/prompts.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";

export function useFeaturing({ id, revision }: PromptView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (isFeatured: boolean) => setFeatured(id, { revision, isFeatured }),
    onSuccess: (_, isFeatured) => {
      toast(isFeatured ? "Featured" : "No longer featured");
      return client.invalidateQueries({ queryKey: queryKeys.allPrompts });
    },
    onError: (error) => toast.error("Not changed", { description: asProblem(error).message }),
  });
}
