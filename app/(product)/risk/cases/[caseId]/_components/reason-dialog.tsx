"use client";

import { useState } from "react";
import { Button } from "../../../../../_ui/button.tsx";
import { Dialog } from "../../../../../_ui/dialog.tsx";
import { TextAreaField } from "../../../../../_ui/field.tsx";

export type Question = { title: string; text: string; label: string };

type ReasonDialogProps = { question: Question; isBusy: boolean; onClose(): void; onDecide(reason: string): void };

/** Every decision about money says why; the words stay encrypted with the case. */
export function ReasonDialog({ question, isBusy, onClose, onDecide }: ReasonDialogProps) {
  const [reason, setReason] = useState("");
  return (
    <Dialog title={question.title} isOpen onOpen={(isOpen) => !isOpen && onClose()}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onDecide(reason);
        }}
      >
        <p className="text-ink-soft text-sm">{question.text}</p>
        <TextAreaField
          label="Reason"
          value={reason}
          maxLength={4_000}
          required
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" tone="primary" isBusy={isBusy} disabled={reason.trim() === ""}>
            {question.label}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
