"use client";

import { useId, useState } from "react";
import { toast } from "sonner";
import { giveFeedback, type Rating } from "../../../_client/feedback.ts";
import { asProblem } from "../../../_client/problem.ts";
import { Button } from "../../../_ui/button.tsx";
import { Dialog } from "../../../_ui/dialog.tsx";
import { TextAreaField } from "../../../_ui/field.tsx";
import { SelectField } from "../../../_ui/select-field.tsx";
import { REASONS } from "./feedback-words.ts";

/** What the thumb alone does not say. The text of the question and the answer goes along only where the person ticks it. */
export function FeedbackDialog({ jobId, rating, onClose }: { jobId: string; rating: Rating; onClose(): void }) {
  const [reason, setReason] = useState("");
  const [comment, setComment] = useState("");
  const [mayShareText, setMayShare] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const consentId = useId();
  const save = async () => {
    setBusy(true);
    try {
      await giveFeedback({ jobId, rating, reason: reason === "" ? null : reason, comment: comment.trim() || null, mayShareText });
      toast("Thank you. You can change it at any time.");
      onClose();
    } catch (error) {
      toast.error("Your opinion was not kept", { description: asProblem(error).message });
      setBusy(false);
    }
  };
  return (
    <Dialog title={rating === "up" ? "What was good?" : "What was wrong?"} isOpen onOpen={(isOpen) => !isOpen && onClose()}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {rating === "down" && <SelectField label="Reason" value={reason} options={REASONS} onValue={setReason} />}
        <TextAreaField
          label="Comment"
          maxLength={2_000}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
          hint="Kept encrypted. You may leave it empty."
        />
        <div className="flex gap-2 text-sm">
          <input
            id={consentId}
            type="checkbox"
            checked={mayShareText}
            onChange={(event) => setMayShare(event.currentTarget.checked)}
            className="mt-1 size-4 accent-accent"
          />
          <label htmlFor={consentId}>
            Administrators may read this question, this answer and my comment, to improve answers. Without this they see a count only.
          </label>
        </div>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" tone="primary" isBusy={isBusy}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
