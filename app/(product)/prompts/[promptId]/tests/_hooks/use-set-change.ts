"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { asProblem } from "../../../../../_client/problem.ts";
import type { TestSet } from "../../../../../_client/prompt-tests.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";

/** A change of a test set: its head, its rows and what it proves are read again. */
export function useSetChange<Input>(set: TestSet, change: (input: Input) => Promise<unknown>, told: string, onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      toast(told);
      onDone?.();
      await Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.promptTestSets(set.promptId) }),
        client.invalidateQueries({ queryKey: queryKeys.promptTestRows(set.id) }),
        client.invalidateQueries({ queryKey: queryKeys.promptEvaluations(set.promptId) }),
      ]);
    },
  });
}

/** What the server found wrong, in sentences. */
export function faultsOf(error: unknown): string[] {
  const { fieldErrors, message } = asProblem(error);
  const named = fieldErrors.map(({ pointer, detail }) => `${pointer.replace(/^\/body\//, "")}: ${detail}`);
  return named.length === 0 ? [message] : named;
}
