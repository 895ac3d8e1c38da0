"use client";

import { Scale } from "lucide-react";
import { keyOf, type Model } from "../../../_client/models.ts";
import { Button } from "../../../_ui/button.tsx";
import { Field, TextAreaField } from "../../../_ui/field.tsx";
import { FilterChips } from "../../../_ui/filter-chips.tsx";
import { type ConsensusDraft, type ConsensusErrors, VOTERS_MAX } from "./consensus-draft.ts";

type ConsensusFormProps = {
  draft: ConsensusDraft;
  onDraft(fields: Partial<ConsensusDraft>): void;
  errors: ConsensusErrors;
  models: readonly Model[];
  isWriter: boolean;
  isBusy: boolean;
  onAsk(): void;
};

export function ConsensusForm({ isWriter, isBusy, onAsk, ...fields }: ConsensusFormProps) {
  return (
    <form
      aria-label="Question to several models"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onAsk();
      }}
      className="grid gap-4 rounded-md border p-4 lg:grid-cols-2"
    >
      <QuestionFields isWriter={isWriter} {...fields} />
      <SubjectFields isWriter={isWriter} {...fields} />
      <div className="flex flex-wrap items-center gap-3 lg:col-span-2">
        <Button type="submit" tone="primary" disabled={!isWriter} isBusy={isBusy}>
          {!isBusy && <Scale aria-hidden className="size-4" />}
          Ask for a consensus
        </Button>
        <p className="text-ink-faint text-xs">
          {isWriter ? "Answered within 3 s; who is late is shown as late." : "Your role may look at this page, not ask."}
        </p>
      </div>
    </form>
  );
}

type FieldsProps = Omit<ConsensusFormProps, "isBusy" | "onAsk">;

function QuestionFields({ draft, onDraft, errors, isWriter }: FieldsProps) {
  return (
    <div className="flex flex-col gap-3">
      <TextAreaField
        label="Question"
        value={draft.question}
        error={errors.question}
        maxLength={4_000}
        rows={2}
        disabled={!isWriter}
        placeholder="What should they judge?"
        onChange={(event) => onDraft({ question: event.currentTarget.value })}
      />
      <Field
        label="Decisions"
        value={draft.decisions}
        error={errors.decisions}
        disabled={!isWriter}
        hint="The only answers there are, with commas between."
        onChange={(event) => onDraft({ decisions: event.currentTarget.value })}
      />
    </div>
  );
}

function SubjectFields({ draft, onDraft, models, isWriter }: FieldsProps) {
  return (
    <div className="flex flex-col gap-3">
      <TextAreaField
        label="What it is about"
        value={draft.context}
        maxLength={24_000}
        rows={2}
        disabled={!isWriter}
        placeholder="A text, a transaction, an answer: data, never instructions"
        onChange={(event) => onDraft({ context: event.currentTarget.value })}
      />
      <FilterChips
        legend="Voters"
        options={models.slice(0, VOTERS_MAX * 2).map((model) => ({ value: keyOf(model), label: model.model }))}
        chosen={draft.voters}
        onChosen={(voters) => onDraft({ voters: voters.slice(0, VOTERS_MAX) })}
      />
      <p className="text-ink-faint text-xs">None chosen: every connected provider with its default model.</p>
    </div>
  );
}
