"use client";

import { useMutation } from "@tanstack/react-query";
import { toast } from "sonner";
import { askForLease, decideLease, type LeaseDecision, type SafetyLease } from "../../../../_client/failsafe-leases.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { useReadAgain } from "../../_shell/use-read-again.ts";

const DONE: Readonly<Record<LeaseDecision["type"], string>> = {
  votes: "Your vote counts",
  extensions: "Extension asked for: others vote on it",
  end: "The lease has ended",
};

function tellRefusal(error: unknown): void {
  toast.error("Not done", { description: asProblem(error).message });
}

/** Whatever came of it, what is shown afterwards is what is stored. */
export function useDecideLease() {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: ({ of, decision }: { of: Pick<SafetyLease, "id" | "version">; decision: LeaseDecision }) => decideLease(of, decision),
    onSuccess: (_lease, { decision }) => toast.success(DONE[decision.type]),
    onError: tellRefusal,
    onSettled: readAgain,
  });
}

export function useAskForLease(onAsked: () => void) {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: askForLease,
    onSuccess: () => {
      toast.success("Asked for: others vote on it");
      onAsked();
    },
    onError: tellRefusal,
    onSettled: readAgain,
  });
}
