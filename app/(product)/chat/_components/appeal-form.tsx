"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { toFormProblem } from "../../../_client/form-problem.ts";
import { createAppeal } from "../../../_client/guard-appeals.ts";
import type { Verdict } from "../../../_client/turns.ts";
import { Button } from "../../../_ui/button.tsx";
import { TextAreaField } from "../../../_ui/field.tsx";
import { FormSummary } from "../../../_ui/form-summary.tsx";
import { Segments } from "../../../_ui/segments.tsx";
import { ACTION_LOOKS, formatScore, VERDICT_LOOKS } from "../../../_ui/verdicts.ts";

type AppealFormProps = {
  jobId: string;
  verdicts: readonly Verdict[];
  onSent(stage: Verdict["stage"]): void;
  onCancel(): void;
};

const STAGES = { guard_in: "My message", guard_out: "The answer" } as const;
const NOTE_MAX_CHARS = 1_000;

/** What is kept, and for what, stands beside the button that agrees to it. */
export function AppealForm({ jobId, verdicts, onSent, onCancel }: AppealFormProps) {
  const client = useQueryClient();
  const [stage, setStage] = useState<Verdict["stage"]>(() => worstOf(verdicts));
  const [note, setNote] = useState("");
  const send = useMutation({
    mutationFn: () => createAppeal({ jobId, stage, ...(note.trim() !== "" && { note: note.trim() }) }),
    onSuccess: () => {
      toast("Sent for review");
      void client.invalidateQueries({ queryKey: ["guard-appeals"] });
      onSent(stage);
    },
  });
  const judged = verdicts.find((verdict) => verdict.stage === stage);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!send.isPending) send.mutate();
  };
  return (
    <form aria-label="Appeal" onSubmit={submit} className="flex flex-col gap-4">
      <FormSummary problem={send.error ? toFormProblem(send.error, ["note"]) : null} secondsLeft={0} />
      {verdicts.length > 1 && (
        <div className="self-start">
          <Segments
            legend="What was judged wrongly"
            options={verdicts.map((verdict) => ({ value: verdict.stage, label: STAGES[verdict.stage] }))}
            chosen={stage}
            onChosen={(value: Verdict["stage"]) => setStage(value)}
          />
        </div>
      )}
      {judged && <p className="text-sm">{describe(judged)}</p>}
      <TextAreaField
        label="What was wrong"
        placeholder="Optional. For example: this is a harmless question about our own handbook."
        rows={3}
        maxLength={NOTE_MAX_CHARS}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <p className="text-ink-soft text-sm">
        A copy of the judged text and its verdict is kept, encrypted, in your organization's evaluation set, so that admins can read it and
        correct the guard. It is deleted with the chat.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="primary" isBusy={send.isPending}>
          Send for review
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}

function describe({ stage, verdict, action, score }: Verdict): string {
  const subject = stage === "guard_in" ? "Your message" : "The answer";
  const did = action === undefined ? "" : `, ${ACTION_LOOKS[action].word.toLowerCase()}`;
  return `${subject} was judged: ${VERDICT_LOOKS[verdict].word.toLowerCase()}${did}, score ${formatScore(score)}.`;
}

/** The stage somebody most likely means. */
function worstOf(verdicts: readonly Verdict[]): Verdict["stage"] {
  const found =
    verdicts.find(({ action }) => action === "block") ?? verdicts.find(({ verdict, action }) => verdict !== "SAFE" || action === "redact");
  return (found ?? verdicts[0])?.stage ?? "guard_in";
}
