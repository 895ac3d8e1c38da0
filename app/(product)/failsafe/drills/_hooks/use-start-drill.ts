"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { type Drill, startDrill, startScenario } from "../../../../_client/failsafe-drills.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";

/** Starting one leads to it, where its progress stands. */
function useStarted() {
  const client = useQueryClient();
  const router = useRouter();
  return {
    onSuccess: ({ id }: Drill) => router.push(`/failsafe/drills/${id}`),
    onError: (error: Error) => toast.error("Not started", { description: asProblem(error).message }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.allSafetyDrills }),
  };
}

export function useStartDrill() {
  return useMutation({ mutationFn: startDrill, ...useStarted() });
}

export function useStartScenario() {
  return useMutation({ mutationFn: startScenario, ...useStarted() });
}
