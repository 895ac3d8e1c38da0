"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { removeFactor } from "../../../../_client/mfa.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";

/** Closes before the call, so that the question for a proof does not stand behind this one. */
export function RemoveFactor({ kind, name }: { kind: "totp" | "sms"; name: string }) {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const remove = useMutation({
    mutationFn: () => removeFactor(kind),
    onSuccess: () => {
      toast.success(`${name} removed`);
      void client.invalidateQueries({ queryKey: queryKeys.secondFactors });
    },
    onError: (error) => toast.error("Not removed", { description: asProblem(error).message }),
  });
  const confirm = () => {
    setOpen(false);
    remove.mutate();
  };
  const trigger = (
    <Button size="small" tone="quiet" isBusy={remove.isPending} aria-label={`Remove: ${name}`}>
      Remove
    </Button>
  );
  return (
    <Dialog title={`Remove ${name.toLowerCase()}`} isOpen={isOpen} onOpen={setOpen} trigger={trigger}>
      <p className="text-ink-soft">
        It no longer signs you in. Without any other second factor your recovery codes end with it, and your password alone opens your
        account.
      </p>
      <div className="flex justify-end gap-2">
        <Button tone="quiet" onClick={() => setOpen(false)}>
          Keep it
        </Button>
        <Button tone="danger" onClick={confirm}>
          Remove
        </Button>
      </div>
    </Dialog>
  );
}
