"use client";

import { useMutation } from "@tanstack/react-query";
import { toast } from "sonner";
import { decideTrip, type SafetyTrip, type TripDecision } from "../../../../../_client/failsafe-trips.ts";
import { useReadAgain } from "../../../_shell/use-read-again.ts";
import { tripRefusal } from "../../_components/trip-words.ts";

const DONE: Readonly<Record<TripDecision["type"], string>> = {
  assign: "Somebody else sees to it now",
  "restore-requests": "Restore asked for: another person decides",
  restore: "Restored: it may act again",
  decline: "It stays where it is",
};

/** Whatever came of it, what is shown afterwards is what is stored. */
export function useDecideTrip() {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: ({ of, decision }: { of: Pick<SafetyTrip, "id" | "version">; decision: TripDecision }) => decideTrip(of, decision),
    onSuccess: (_trip, { decision }) => toast.success(DONE[decision.type]),
    onError: (error) => toast.error("Not done", { description: tripRefusal(error) }),
    onSettled: readAgain,
  });
}
