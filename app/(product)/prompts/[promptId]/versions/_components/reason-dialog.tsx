"use client";

import { type ReactNode, useState } from "react";
import { Button } from "../../../../../_ui/button.tsx";
import { Dialog } from "../../../../../_ui/dialog.tsx";
import { TextAreaField } from "../../../../../_ui/field.tsx";

type ReasonDialogProps = {
  title: string;
  text: ReactNode;
  action: string;
  isBusy: boolean;
  onClose(): void;
  onDecide(reason: string): void;
};

/** A decision that says why. */
export function ReasonDialog({ title, text, action, isBusy, onClose, onDecide }: ReasonDialogProps) {
  const [reason, setReason] = useState("");
  return (
    <Dialog title={title} isOpen onOpen={(isOpen) => !isOpen && onClose()}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== "") onDecide(reason.trim());
        }}
      >
        <div className="text-sm">{text}</div>
        <TextAreaField label="Reason" value={reason} maxLength={500} required onChange={(event) => setReason(event.currentTarget.value)} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" tone="primary" isBusy={isBusy} disabled={reason.trim() === ""}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
