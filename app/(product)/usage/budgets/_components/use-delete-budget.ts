"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { toast } from "sonner";
import { type Budget, createBudget, deleteBudget } from "../../../../_client/budgets.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";

/** Gone at once; an undo makes it again, and what was spent counts anew from the ledger, so nothing is forgotten in between. */
export function useDeleteBudget() {
  const client = useQueryClient();
  return useCallback(
    async (budget: Budget, name: string) => {
      const refresh = () => client.invalidateQueries({ queryKey: queryKeys.budgets });
      client.setQueryData<Budget[]>(queryKeys.budgets, (all) => all?.filter(({ id }) => id !== budget.id));
      try {
        await deleteBudget(budget.id);
        toast("Budget deleted", { description: name, action: { label: "Undo", onClick: () => void restore(budget).then(refresh) } });
      } catch (error) {
        toast.error("Not deleted", { description: asProblem(error).message });
        await refresh();
      }
    },
    [client],
  );
}

async function restore({ scope, period, capMicros }: Budget): Promise<void> {
  try {
    await createBudget({ scope: scope.type === "organization" ? { type: scope.type } : scope, period, capMicros });
  } catch (error) {
    toast.error("Not restored", { description: asProblem(error).message });
  }
}
