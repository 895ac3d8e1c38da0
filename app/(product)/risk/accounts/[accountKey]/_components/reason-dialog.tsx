"use client";

import { useMutation } from "@tanstack/react-query";
import type { LucideIcon } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { asProblem } from "../../../../../_client/problem.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { Dialog } from "../../../../../_ui/dialog.tsx";
import { TextAreaField } from "../../../../../_ui/field.tsx";

type ReasonDialogProps = {
  title: string;
  icon: LucideIcon;
  opener: string;
  confirm: string;
  onConfirm(reason: string): Promise<unknown>;
  onDone(): unknown;
  children: ReactNode;
};

/** A decision about an account never goes without a reason: it stands in the trail and beside the decision. */
export function ReasonDialog({ title, icon: Icon, opener, confirm, onConfirm, onDone, children }: ReasonDialogProps) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const decide = useMutation({
    mutationFn: () => onConfirm(reason.trim()),
    onSuccess: () => {
      setOpen(false);
      setReason("");
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(reason.trim() === "");
    if (reason.trim() !== "") decide.mutate();
  };
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onOpen={(open) => {
        setOpen(open);
        decide.reset();
        setMissing(false);
      }}
      trigger={
        <Button size="small">
          <Icon aria-hidden className="size-4" />
          {opener}
        </Button>
      }
    >
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        {children}
        <TextAreaField
          label="Reason"
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={isMissing ? "Say why: whoever looks at it later will ask." : undefined}
        />
        {decide.isError && (
          <p role="alert" className="text-blocked text-sm">
            {asProblem(decide.error).message}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button type="submit" tone="primary" isBusy={decide.isPending}>
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
