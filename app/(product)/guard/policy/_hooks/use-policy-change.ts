"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { toast } from "sonner";
import { type GuardPolicy, type PolicyVersion, restorePolicy, savePolicy } from "../../../../_client/guard-policy.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";

/** Each change is a new version; its toast brings the one before it back, as a version of its own. */
export function usePolicyChange() {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const run = useCallback(
    async (current: PolicyVersion, change: () => Promise<PolicyVersion>, said: string): Promise<boolean> => {
      setBusy(true);
      try {
        const saved = await change();
        show(client, saved);
        const undo = () => void undoChange(client, saved, current.version);
        toast(`${said} as version ${saved.version}`, { action: { label: "Undo", onClick: undo } });
        return true;
      } catch (error) {
        await tellFailure(client, error);
        return false;
      } finally {
        setBusy(false);
      }
    },
    [client],
  );
  const save = useCallback(
    (current: PolicyVersion, policy: GuardPolicy, note: string) =>
      run(current, () => savePolicy({ version: current.version, policy, ...(note !== "" && { note }) }), "Policy saved"),
    [run],
  );
  const restore = useCallback(
    (current: PolicyVersion, from: number) => run(current, () => restorePolicy({ version: current.version, from }), "Policy restored"),
    [run],
  );
  return { save, restore, isBusy };
}

function show(client: QueryClient, saved: PolicyVersion): void {
  client.setQueryData(queryKeys.guardPolicy, saved);
  void client.invalidateQueries({ queryKey: queryKeys.guardPolicyVersions });
}

async function undoChange(client: QueryClient, saved: PolicyVersion, from: number): Promise<void> {
  try {
    show(client, await restorePolicy({ version: saved.version, from }));
  } catch (error) {
    await tellFailure(client, error);
  }
}

async function tellFailure(client: QueryClient, error: unknown): Promise<void> {
  const problem = asProblem(error);
  if (problem.status === 409) {
    toast.error("Somebody else has changed the policy", {
      description: "Their version is shown now. Your changes are kept as a draft on top of it.",
    });
    await client.invalidateQueries({ queryKey: queryKeys.guardPolicy });
    return;
  }
  toast.error("The policy was not changed", { description: problem.message });
}
