"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { toast } from "sonner";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { addEntries, type ListEntry, type NewEntries, removeEntry } from "../../../../_client/risk-lists.ts";

/** Whatever is refused is said; the list shows what stands there afterwards. */
export function useListChange(list: ListEntry["list"]) {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const run = useCallback(
    async (change: () => Promise<string>): Promise<boolean> => {
      setBusy(true);
      try {
        toast(await change());
        return true;
      } catch (error) {
        toast.error("The list was not changed", { description: asProblem(error).message });
        return false;
      } finally {
        setBusy(false);
        void client.invalidateQueries({ queryKey: queryKeys.riskLists(list) });
      }
    },
    [client, list],
  );
  const add = useCallback(
    (body: NewEntries) =>
      run(async () => {
        const { added, replaced } = await addEntries(body);
        return `${added} added${replaced > 0 ? `, ${replaced} replaced` : ""}`;
      }),
    [run],
  );
  const remove = useCallback(
    (id: string) =>
      run(async () => {
        await removeEntry(id);
        return "Taken off the list";
      }),
    [run],
  );
  return { add, remove, isBusy };
}
