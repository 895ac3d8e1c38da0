"use client";

import { useMutation } from "@tanstack/react-query";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { deleteEndpoint, type Endpoint, type EndpointSettings, updateEndpoint } from "../../../../_client/webhooks.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { EndpointForm } from "./endpoint-form.tsx";

type EndpointDialogProps = { endpoint: Endpoint; onSettled(): void };

export function EditEndpoint({ endpoint, onSettled }: EndpointDialogProps) {
  const [isOpen, setOpen] = useState(false);
  const save = useMutation({
    mutationFn: (settings: EndpointSettings) => updateEndpoint(endpoint.id, settings),
    onSuccess: () => {
      setOpen(false);
      toast.success("Saved");
    },
    onSettled,
  });
  const open = (next: boolean) => {
    save.reset();
    setOpen(next);
  };
  const { url, description, topics } = endpoint;
  const trigger = (
    <Button size="small">
      <Pencil aria-hidden className="size-4" />
      Edit
    </Button>
  );
  return (
    <Dialog title="Edit the webhook" isOpen={isOpen} onOpen={open} trigger={trigger}>
      <EndpointForm label="Webhook" initial={{ url, description, topics }} error={save.error} onSubmit={(next) => save.mutate(next)}>
        <div className="flex justify-end gap-2">
          <Button onClick={() => open(false)}>Cancel</Button>
          <Button type="submit" tone="primary" isBusy={save.isPending}>
            Save
          </Button>
        </div>
      </EndpointForm>
    </Dialog>
  );
}

export function RemoveEndpoint({ endpoint, onSettled }: EndpointDialogProps) {
  const [isOpen, setOpen] = useState(false);
  const remove = useMutation({
    mutationFn: () => deleteEndpoint(endpoint.id),
    onSuccess: () => {
      setOpen(false);
      toast.success("The webhook is removed");
    },
    onError: (error) => toast.error("Not removed", { description: error.message }),
    onSettled,
  });
  const trigger = (
    <Button size="small" tone="danger">
      <Trash2 aria-hidden className="size-4" />
      Remove
    </Button>
  );
  return (
    <Dialog title="Remove the webhook?" isOpen={isOpen} onOpen={setOpen} trigger={trigger}>
      <p className="text-sm">
        Nothing is sent to <span className="break-all font-mono">{endpoint.url}</span> any more, and what waits is given up.
      </p>
      <div className="flex justify-end gap-2">
        <Button onClick={() => setOpen(false)}>Cancel</Button>
        <Button tone="danger" isBusy={remove.isPending} onClick={() => remove.mutate()}>
          Remove
        </Button>
      </div>
    </Dialog>
  );
}
