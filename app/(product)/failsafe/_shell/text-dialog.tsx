"use client";

import { type ReactNode, useState } from "react";
import { Button } from "../../../_ui/button.tsx";
import { Dialog } from "../../../_ui/dialog.tsx";
import { Field, TextAreaField } from "../../../_ui/field.tsx";

type TextDialogProps = {
  title: string;
  text: ReactNode;
  action: string;
  tone?: "primary" | "danger";
  /** Its words stay encrypted; left out where nothing has to be said. */
  reasonLabel?: string;
  /** To be typed letter by letter before the decision can be taken. */
  phrase?: string;
  isBusy: boolean;
  onClose(): void;
  onDecide(given: { reason: string; phrase: string }): void;
};

/** A decision that says why, and where it is grave, has its phrase typed. */
export function TextDialog({ title, text, action, tone = "primary", reasonLabel, phrase, isBusy, onClose, onDecide }: TextDialogProps) {
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const isReady = (reasonLabel === undefined || reason.trim() !== "") && (phrase === undefined || typed === phrase);
  return (
    <Dialog title={title} isOpen onOpen={(isOpen) => !isOpen && onClose()}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) onDecide({ reason: reason.trim(), phrase: typed });
        }}
      >
        <div className="text-ink-soft text-sm">{text}</div>
        {reasonLabel !== undefined && (
          <TextAreaField
            label={reasonLabel}
            value={reason}
            maxLength={1_000}
            required
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        {phrase !== undefined && (
          <Field
            label="Phrase"
            hint={
              <span className="wrap-anywhere">
                Type <code className="select-all font-mono text-ink">{phrase}</code>, letter by letter, so that nobody does this by a slip.
              </span>
            }
            value={typed}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" tone={tone} isBusy={isBusy} disabled={!isReady}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
