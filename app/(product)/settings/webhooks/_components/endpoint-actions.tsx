"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Pause, Play, RotateCw, Send } from "lucide-react";
import { toast } from "sonner";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { type Endpoint, type EndpointWithSecret, rotateEndpoint, sendTestEvent, updateEndpoint } from "../../../../_client/webhooks.ts";
import { Button } from "../../../../_ui/button.tsx";
import { EditEndpoint, RemoveEndpoint } from "./endpoint-dialogs.tsx";

type EndpointActionsProps = { endpoint: Endpoint; onSecret(made: EndpointWithSecret): void; onTested(): void };

export function EndpointActions({ endpoint, onSecret, onTested }: EndpointActionsProps) {
  const client = useQueryClient();
  const isPaused = endpoint.state === "paused";
  const onSettled = () => {
    void client.invalidateQueries({ queryKey: queryKeys.webhooks });
    void client.invalidateQueries({ queryKey: queryKeys.webhookDeliveries(endpoint.id) });
  };
  const onError = (error: Error) => toast.error("Not done", { description: error.message });
  const test = useMutation({
    mutationFn: () => sendTestEvent(endpoint.id),
    onSuccess: () => {
      toast.success("A test event is on its way");
      onTested();
    },
    ...{ onSettled, onError },
  });
  const pause = useMutation({
    mutationFn: () => updateEndpoint(endpoint.id, { isPaused: !isPaused }),
    onSuccess: () => toast.success(isPaused ? "The webhook is active" : "The webhook is paused"),
    ...{ onSettled, onError },
  });
  const rotate = useMutation({ mutationFn: () => rotateEndpoint(endpoint.id), onSuccess: onSecret, onSettled, onError });
  const Icon = isPaused ? Play : Pause;
  return (
    <>
      <Button size="small" isBusy={test.isPending} disabled={isPaused} onClick={() => test.mutate()}>
        <Send aria-hidden className="size-4" />
        Send a test
      </Button>
      <Button size="small" isBusy={pause.isPending} onClick={() => pause.mutate()}>
        <Icon aria-hidden className="size-4" />
        {isPaused ? "Resume" : "Pause"}
      </Button>
      <Button size="small" isBusy={rotate.isPending} onClick={() => rotate.mutate()}>
        <RotateCw aria-hidden className="size-4" />
        Rotate secret
      </Button>
      <EditEndpoint endpoint={endpoint} onSettled={onSettled} />
      <RemoveEndpoint endpoint={endpoint} onSettled={onSettled} />
    </>
  );
}
