"use client";

import { useState } from "react";
import type { ModelState, RiskModel } from "../../../../_client/risk-models.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { TextAreaField } from "../../../../_ui/field.tsx";
import { useModelActions } from "../_hooks/use-model-actions.ts";
import { MOVE_WORDS, nameOf } from "./model-words.ts";

type MoveDialogProps = { model: RiskModel; state: Exclude<ModelState, "candidate">; onClose(): void };

/** Who judges is a decision with a reason. */
export function MoveDialog({ model, state, onClose }: MoveDialogProps) {
  const [reason, setReason] = useState("");
  const { isBusy, move } = useModelActions();
  const { label, text } = MOVE_WORDS[state];
  return (
    <Dialog title={`${label}: ${nameOf(model)}`} isOpen onOpen={(isOpen) => !isOpen && onClose()}>
      <form
        className="flex flex-col gap-4"
        onSubmit={async (event) => {
          event.preventDefault();
          if (await move(model, state, reason)) onClose();
        }}
      >
        <p className="text-ink-soft text-sm">{text}</p>
        <TextAreaField label="Reason" value={reason} maxLength={300} required onChange={(event) => setReason(event.currentTarget.value)} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" tone="primary" isBusy={isBusy} disabled={reason.trim() === ""}>
            {label}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
