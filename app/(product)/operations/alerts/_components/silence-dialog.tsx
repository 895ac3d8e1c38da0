"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { BellOff } from "lucide-react";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { type Alert, SILENCE_REASONS, type SilenceReason, silenceAlerts } from "../../../../_client/alerts.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { REASON_WORDS } from "./silence-words.ts";

const HOURS = [
  { value: "1", label: "1 hour" },
  { value: "4", label: "4 hours" },
  { value: "24", label: "1 day" },
  { value: "168", label: "1 week" },
] as const;
type Hours = (typeof HOURS)[number]["value"];

/** Nobody is told until it ends; the alert itself is written down all the same. */
export function SilenceDialog({ alert: { rule, subject, title } }: { alert: Alert }) {
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState<SilenceReason>("known_problem");
  const [hours, setHours] = useState<Hours>("4");
  const send = useMutation({
    mutationFn: () => silenceAlerts({ rule, subject: subject === "" ? null : subject, reason, hours: Number(hours) }),
    onSuccess: async () => {
      setOpen(false);
      await queries.invalidateQueries({ queryKey: queryKeys.alerts });
      toast("Nobody is told of it until the silence ends");
    },
    onError: (error) => toast.error(asProblem(error).message),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!send.isPending) send.mutate();
  };
  return (
    <Dialog
      title={`Silence: ${title}`}
      isOpen={isOpen}
      onOpen={setOpen}
      trigger={
        <Button size="small">
          <BellOff aria-hidden className="size-4" />
          Silence
        </Button>
      }
    >
      <form aria-label="Silence" onSubmit={submit} className="flex flex-col gap-4">
        <p className="text-sm">What still fires when it ends is told then.</p>
        <SelectField<SilenceReason>
          label="Why"
          value={reason}
          options={SILENCE_REASONS.map((value) => ({ value, label: REASON_WORDS[value] ?? value }))}
          onValue={(value) => setReason(value)}
        />
        <SelectField<Hours> label="For" value={hours} options={HOURS} onValue={(value) => setHours(value)} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" tone="primary" isBusy={send.isPending}>
            Silence it
          </Button>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
