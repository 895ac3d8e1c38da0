"use client";

import { Play, Square } from "lucide-react";
import { Button } from "../../../_ui/button.tsx";
import { TextAreaField } from "../../../_ui/field.tsx";
import { Kbd } from "../../../_ui/kbd.tsx";
import { SamplingFields } from "../../_answer/sampling-fields.tsx";
import { submitByKeys } from "../../_answer/submit-by-keys.ts";
import type { DraftErrors, QuestionDraft } from "../_hooks/use-question.ts";

type QuestionFormProps = {
  draft: QuestionDraft;
  onDraft(fields: Partial<QuestionDraft>): void;
  errors: DraftErrors;
  isWriter: boolean;
  canAsk: boolean;
  isRunning: boolean;
  count: number;
  onAsk(): void;
  onStop(): void;
};

const PROMPT_MAX_CHARS = 32_000;
const SYSTEM_MAX_CHARS = 8_000;

export function QuestionForm({ draft, onDraft, errors, isWriter, canAsk, isRunning, count, onAsk, onStop }: QuestionFormProps) {
  return (
    <form
      aria-label="Question"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (canAsk && !isRunning) onAsk();
      }}
      onKeyDown={submitByKeys}
      className="grid gap-4 rounded-md border p-4 lg:grid-cols-[1fr_22rem]"
    >
      <div className="flex flex-col gap-3">
        <TextAreaField
          label="Prompt"
          value={draft.prompt}
          maxLength={PROMPT_MAX_CHARS}
          rows={5}
          disabled={!isWriter}
          placeholder="Ask the same of every model"
          onChange={(event) => onDraft({ prompt: event.currentTarget.value })}
        />
        <AskButtons isWriter={isWriter} canAsk={canAsk} isRunning={isRunning} count={count} onStop={onStop} />
      </div>
      <SettingsFields draft={draft} onDraft={onDraft} errors={errors} isWriter={isWriter} />
    </form>
  );
}

function AskButtons({
  isWriter,
  canAsk,
  isRunning,
  count,
  onStop,
}: Pick<QuestionFormProps, "isWriter" | "canAsk" | "isRunning" | "count" | "onStop">) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      {isRunning ? (
        <Button onClick={onStop}>
          <Square aria-hidden className="size-3.5 fill-current" />
          Stop all
        </Button>
      ) : (
        <Button type="submit" tone="primary" disabled={!canAsk}>
          <Play aria-hidden className="size-4" />
          {count === 1 ? "Ask" : `Ask ${count} models`}
        </Button>
      )}
      <p className="text-ink-faint text-xs">
        {isWriter ? (
          <span className="hidden md:inline">
            <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> asks. Every model asked is paid for.
          </span>
        ) : (
          "Your role may look at this page, not ask."
        )}
      </p>
    </div>
  );
}

function SettingsFields({ draft, onDraft, errors, isWriter }: Pick<QuestionFormProps, "draft" | "onDraft" | "errors" | "isWriter">) {
  return (
    <div className="flex flex-col gap-3">
      <TextAreaField
        label="System prompt"
        value={draft.system}
        maxLength={SYSTEM_MAX_CHARS}
        rows={2}
        disabled={!isWriter}
        placeholder="None"
        onChange={(event) => onDraft({ system: event.currentTarget.value })}
      />
      <div className="grid grid-cols-2 gap-3">
        <SamplingFields draft={draft} errors={errors} placeholder="Model's own" disabled={!isWriter} onDraft={onDraft} />
      </div>
    </div>
  );
}
