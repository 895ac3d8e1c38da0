"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useState } from "react";
import { type ApiKey, type NewApiKey, rotateApiKey } from "../../../../_client/api-keys.ts";
import { toFormProblem } from "../../../../_client/form-problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { FormSummary } from "../../../../_ui/form-summary.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";

const OVERLAPS = [
  { value: "0", label: "Not at all: it ends now" },
  { value: "1", label: "1 hour" },
  { value: "24", label: "24 hours" },
  { value: "168", label: "7 days" },
];

export function RotateKey({ apiKey, onRotated }: { apiKey: ApiKey; onRotated(made: NewApiKey): void }) {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [hours, setHours] = useState("24");
  const rotate = useMutation({
    mutationFn: () => rotateApiKey(apiKey, Number(hours)),
    onSuccess: (made) => {
      setOpen(false);
      onRotated(made);
    },
    // Also after a refusal: somebody else has rotated it, and the list shows an old version.
    onSettled: () => void client.invalidateQueries({ queryKey: queryKeys.allApiKeys }),
  });
  const open = (next: boolean) => {
    rotate.reset();
    setOpen(next);
  };
  return (
    <Dialog
      title={`Rotate ${apiKey.name}`}
      isOpen={isOpen}
      onOpen={open}
      trigger={
        <Button size="small">
          <RotateCw aria-hidden className="size-4" />
          Rotate
        </Button>
      }
    >
      <FormSummary problem={rotate.error ? toFormProblem(rotate.error, []) : null} secondsLeft={0} />
      <p className="text-sm">The key gets another secret and keeps its scopes, budgets and usage. The new secret is shown once.</p>
      <SelectField label="The secret it has now works on for" value={hours} options={OVERLAPS} onValue={setHours} />
      {apiKey.overlapUntil !== null && (
        <p className="text-ink-soft text-sm">The secret before that one, which is still in its overlap, ends now.</p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={() => open(false)}>Cancel</Button>
        <Button tone="primary" isBusy={rotate.isPending} onClick={() => rotate.mutate()}>
          Rotate
        </Button>
      </div>
    </Dialog>
  );
}
