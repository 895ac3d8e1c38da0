"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { createEndpoint, type EndpointSettings, type EndpointWithSecret } from "../../../../_client/webhooks.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { EndpointForm } from "./endpoint-form.tsx";

const EMPTY: EndpointSettings = { url: "", description: "", topics: ["failsafe", "risk"] };

export function NewEndpoint({ onMade }: { onMade(made: EndpointWithSecret): void }) {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const create = useMutation({
    mutationFn: createEndpoint,
    onSuccess: (made) => {
      setOpen(false);
      onMade(made);
    },
    onSettled: () => void client.invalidateQueries({ queryKey: queryKeys.webhooks }),
  });
  const open = (next: boolean) => {
    create.reset();
    setOpen(next);
  };
  return (
    <Dialog
      title="Add a webhook"
      isOpen={isOpen}
      onOpen={open}
      trigger={
        <Button tone="primary" size="small" className="self-start">
          <Plus aria-hidden className="size-4" />
          Add a webhook
        </Button>
      }
    >
      <EndpointForm label="New webhook" initial={EMPTY} error={create.error} onSubmit={(settings) => create.mutate(settings)}>
        <div className="flex justify-end gap-2">
          <Button onClick={() => open(false)}>Cancel</Button>
          <Button type="submit" tone="primary" isBusy={create.isPending}>
            Add
          </Button>
        </div>
      </EndpointForm>
    </Dialog>
  );
}
