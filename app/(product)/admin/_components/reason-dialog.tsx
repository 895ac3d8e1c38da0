"use client";

import { useMutation } from "@tanstack/react-query";
import type { LucideIcon } from "lucide-react";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { toFormProblem } from "../../../_client/form-problem.ts";
import { Button } from "../../../_ui/button.tsx";
import { Dialog } from "../../../_ui/dialog.tsx";
import { Field } from "../../../_ui/field.tsx";
import { FormSummary } from "../../../_ui/form-summary.tsx";

type ReasonDialogProps = {
  title: string;
  text: string;
  label: string;
  /** Where the row says the rest: what is seen of the label, its beginning. */
  shortLabel?: string;
  icon: LucideIcon;
  tone?: "danger" | "neutral";
  act(reason: string): Promise<void>;
  said: string;
  onDone(): void;
};

/** For what cannot be taken back by a click: it says what will happen and asks why. */
export function ReasonDialog({ title, text, label, shortLabel, icon: Icon, tone = "danger", act, said, onDone }: ReasonDialogProps) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const send = useMutation({
    mutationFn: () => act(reason.trim()),
    onSuccess: () => {
      toast(said);
      setOpen(false);
      setReason("");
      onDone();
    },
  });
  const problem = send.error ? toFormProblem(send.error, ["reason"]) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!send.isPending) send.mutate();
  };
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onOpen={setOpen}
      trigger={
        <Button size="small" tone={tone} aria-label={shortLabel === undefined ? undefined : label}>
          <Icon aria-hidden className="size-4" />
          {shortLabel ?? label}
        </Button>
      }
    >
      <form aria-label={label} onSubmit={submit} className="flex flex-col gap-4">
        <FormSummary problem={problem} secondsLeft={problem?.retryAfterSeconds ?? 0} />
        <p className="text-sm">{text}</p>
        <Field
          label="Reason"
          hint="Kept in the audit trail."
          required
          minLength={3}
          maxLength={500}
          autoComplete="off"
          value={reason}
          error={problem?.fields.reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" tone={tone === "danger" ? tone : "primary"} isBusy={send.isPending}>
            {label}
          </Button>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
