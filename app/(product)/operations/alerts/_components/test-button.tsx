"use client";

import { useMutation } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { toast } from "sonner";
import { testAlerts } from "../../../../_client/alerts.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { Button } from "../../../../_ui/button.tsx";

/** A test goes the way an alert goes. */
export function TestButton() {
  const send = useMutation({
    mutationFn: testAlerts,
    onSuccess: ({ told }) => toast(`A test is on its way to ${told} ${told === 1 ? "person" : "people"}`),
    onError: (error) => toast.error(asProblem(error).message),
  });
  return (
    <Button size="small" isBusy={send.isPending} onClick={() => send.mutate()}>
      {!send.isPending && <Send aria-hidden className="size-4" />}
      Send a test
    </Button>
  );
}
