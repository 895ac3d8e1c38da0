"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ban } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { type ApiKey, revokeApiKey } from "../../../../_client/api-keys.ts";
import { toFormProblem } from "../../../../_client/form-problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { FormSummary } from "../../../../_ui/form-summary.tsx";

/** Asked first, since nothing brings a revoked key back. */
export function RevokeKey({ apiKey }: { apiKey: ApiKey }) {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const revoke = useMutation({
    mutationFn: () => revokeApiKey(apiKey.id),
    onSuccess: () => {
      setOpen(false);
      toast.success("API key revoked", { description: `${apiKey.name} stops working within a second.` });
      void client.invalidateQueries({ queryKey: queryKeys.allApiKeys });
    },
  });
  const open = (next: boolean) => {
    revoke.reset();
    setOpen(next);
  };
  return (
    <Dialog
      title={`Revoke ${apiKey.name}?`}
      isOpen={isOpen}
      onOpen={open}
      trigger={
        <Button size="small" tone="danger">
          <Ban aria-hidden className="size-4" />
          Revoke
        </Button>
      }
    >
      <FormSummary problem={revoke.error ? toFormProblem(revoke.error, []) : null} secondsLeft={0} />
      <p className="text-sm">
        {apiKey.isOwn ? "Every program that uses it" : `Every program of ${apiKey.owner.name} that uses it`} is refused within a second.
        This cannot be undone.
      </p>
      <div className="flex justify-end gap-2">
        <Button onClick={() => open(false)}>Cancel</Button>
        <Button tone="danger" isBusy={revoke.isPending} onClick={() => revoke.mutate()}>
          Revoke
        </Button>
      </div>
    </Dialog>
  );
}
