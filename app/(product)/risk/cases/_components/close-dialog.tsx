"use client";

import { useState } from "react";
import { CASE_OUTCOMES, type CaseOutcome } from "../../../../_client/risk-cases.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { TextAreaField } from "../../../../_ui/field.tsx";
import { Segments } from "../../../../_ui/segments.tsx";
import { OUTCOME_LOOKS } from "./case-words.ts";

const MEANINGS: Readonly<Record<CaseOutcome, string>> = {
  fraud: "Every transaction of it becomes a confirmed fraud: profiles and models learn that. What is held stays back for good.",
  legitimate: "Every transaction of it becomes known as honest. What is still held has to be released by two people first.",
  inconclusive: "Nothing is learnt from it, and what is held stays held.",
};

const OPTIONS = CASE_OUTCOMES.map((value) => ({ value, label: OUTCOME_LOOKS[value].word, icon: OUTCOME_LOOKS[value].icon }));

type CloseDialogProps = { count: number; isBusy: boolean; onClose(): void; onDecide(outcome: CaseOutcome, reason: string): void };

/** One outcome and one reason for a case, or for all that were chosen. */
export function CloseDialog({ count, isBusy, onClose, onDecide }: CloseDialogProps) {
  const [outcome, setOutcome] = useState<CaseOutcome>("fraud");
  const [reason, setReason] = useState("");
  const what = count === 1 ? "the case" : `${count} cases`;
  return (
    <Dialog title={`Close ${what}`} isOpen onOpen={(isOpen) => !isOpen && onClose()}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onDecide(outcome, reason);
        }}
      >
        <div className="overflow-x-auto">
          <Segments legend="What it came to" options={OPTIONS} chosen={outcome} onChosen={(value) => setOutcome(value)} />
        </div>
        <p className="text-ink-soft text-sm">{MEANINGS[outcome]}</p>
        <TextAreaField
          label="Reason"
          hint="Kept encrypted in the timeline. Control or Command and Enter closes."
          value={reason}
          maxLength={4_000}
          required
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
          }}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" tone="primary" isBusy={isBusy} disabled={reason.trim() === ""}>
            Close {what}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
