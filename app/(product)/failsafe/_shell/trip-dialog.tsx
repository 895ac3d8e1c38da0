"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { type SafetySubject, tripByHand } from "../../../_client/failsafe-trips.ts";
import { asProblem } from "../../../_client/problem.ts";
import { subjectWords } from "./failsafe-words.ts";
import { TextDialog } from "./text-dialog.tsx";
import { useReadAgain } from "./use-read-again.ts";

type TripDialogProps = { subject: SafetySubject; title: string; action: string; onClose(): void };

/** Takes a lease at once. It ends at the trip, where everything about it stands. */
export function TripDialog({ subject, title, action, onClose }: TripDialogProps) {
  const readAgain = useReadAgain();
  const router = useRouter();
  const trip = useMutation({
    mutationFn: (note: string) => tripByHand(subject, note),
    onSuccess: ({ trip: { id }, isNew }) => {
      if (!isNew) toast("It stood still already");
      onClose();
      router.push(`/failsafe/trips/${id}`);
    },
    onError: (error) => toast.error("Not tripped", { description: asProblem(error).message }),
    onSettled: readAgain,
  });
  return (
    <TextDialog
      title={title}
      text={`${subjectWords(subject)} stops within a second, with what it has running. Owners and admins are told. Only two people together let it act again.`}
      action={action}
      tone="danger"
      reasonLabel="Why"
      isBusy={trip.isPending}
      onClose={onClose}
      onDecide={({ reason }) => trip.mutate(reason)}
    />
  );
}
