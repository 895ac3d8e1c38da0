"use client";

import type { ModelOverview } from "../../../../_client/risk-models.ts";
import { Button } from "../../../../_ui/button.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { useModelActions } from "../_hooks/use-model-actions.ts";
import { ModelSection } from "./model-section.tsx";
import { trainingWordsOf } from "./model-words.ts";
import { ProgressRow } from "./progress-row.tsx";

type Training = ModelOverview["training"];

/** What the next training will have to learn from. */
export function TrainingSection({ training, canDecide }: { training: Training; canDecide: boolean }) {
  const { isBusy, train } = useModelActions();
  const { outcomes, frauds, ripe, needed, nextAt, last } = training;
  const isRunning = last?.state === "running";
  return (
    <ModelSection title="Next training">
      <ProgressRow name="Outcomes" value={outcomes} needed={needed.outcomes}>
        {`${ripe.toLocaleString("en")} of them are seven days old: only those teach.`}
      </ProgressRow>
      <ProgressRow name="Frauds among them" value={frauds} needed={needed.frauds} />
      <p className="text-ink-soft text-sm">
        An outcome is a transaction whose case was closed as fraud or as legitimate. What went through without a question, and nobody has
        complained of for seven days, counts as honest beside them.
      </p>
      <p className="text-sm">
        {nextAt === null ? "It comes with the first transactions." : `Due ${formatMoment(nextAt)} UTC, then every day.`}
      </p>
      {last && <LastTraining last={last} />}
      {canDecide ? (
        <Button size="small" className="self-start" isBusy={isBusy || isRunning} onClick={() => void train()}>
          {isRunning ? "Training" : "Train now"}
        </Button>
      ) : (
        <p className="text-ink-soft text-xs">Owners and admins train models and decide which of them judges.</p>
      )}
    </ModelSection>
  );
}

function LastTraining({ last: { state, at, code } }: { last: NonNullable<Training["last"]> }) {
  const words = {
    running: "A training is under way.",
    trained: "A model was trained.",
    refused: "Nothing was trained:",
    failed: "The training failed:",
  };
  return (
    <p role="status" className="text-sm">
      {formatMoment(at)} UTC: {words[state]} {trainingWordsOf(code)}
    </p>
  );
}
