"use client";

import { Plus } from "lucide-react";
import { useRef } from "react";
import type { Model } from "../../../_client/models.ts";
import { askPlayground } from "../../../_client/playground.ts";
import { Button } from "../../../_ui/button.tsx";
import { classNames } from "../../../_ui/class-names.ts";
import { COLUMNS_MAX } from "../../_answer/askable.ts";
import { findLeast, isRunning } from "../../_answer/run-state.ts";
import { useAnswers } from "../../_answer/use-answers.ts";
import { type Column, useColumns } from "../_hooks/use-columns.ts";
import { readSettings, useQuestion } from "../_hooks/use-question.ts";
import { AnswerColumn } from "./answer-column.tsx";
import { QuestionForm } from "./question-form.tsx";

const WIDTHS: Readonly<Record<number, string>> = {
  2: "md:grid-cols-2",
  3: "md:grid-cols-2 xl:grid-cols-3",
  4: "md:grid-cols-2 xl:grid-cols-4",
};

type ComparisonProps = { models: readonly Model[]; isWriter: boolean };

export function Comparison({ models, isWriter }: ComparisonProps) {
  const { columns, add, choose, remove } = useColumns(models);
  const { draft, change: changeDraft } = useQuestion();
  const { stateOf, run, stop, forget } = useAnswers();
  const addButton = useRef<HTMLButtonElement>(null);
  const { settings, errors } = readSettings(draft);
  const canAsk = isWriter && draft.prompt.trim() !== "" && Object.keys(errors).length === 0;
  const question = { prompt: draft.prompt, ...settings };
  const ask = ({ id, modelKey }: Column) => run(id, (...how) => askPlayground({ ...question, model: modelKey }, ...how));
  const removeColumn = ({ id }: Column) => {
    forget(id);
    remove(id);
    requestAnimationFrame(() => addButton.current?.focus());
  };
  const states = columns.map(({ id }) => stateOf(id));
  const cheapest = findLeast(states, ({ end }) => end.costMicros);
  const quickest = findLeast(states, ({ start }) => start.firstTokenMs);
  return (
    <div className="flex flex-col gap-5">
      <QuestionForm
        draft={draft}
        onDraft={changeDraft}
        errors={errors}
        isWriter={isWriter}
        canAsk={canAsk}
        isRunning={states.some(isRunning)}
        count={columns.length}
        onAsk={() => columns.forEach(ask)}
        onStop={() => columns.forEach(({ id }) => void stop(id))}
      />
      <div className={classNames("grid items-start gap-4", WIDTHS[columns.length])}>
        {columns.map((column, index) => (
          <AnswerColumn
            key={column.id}
            place={index + 1}
            modelKey={column.modelKey}
            models={models}
            state={stateOf(column.id)}
            isCheapest={cheapest === index}
            isQuickest={quickest === index}
            canAsk={canAsk}
            onModel={(modelKey) => {
              forget(column.id);
              choose(column.id, modelKey);
            }}
            onAsk={() => ask(column)}
            onStop={() => stop(column.id)}
            onRemove={columns.length === 1 ? null : () => removeColumn(column)}
          />
        ))}
      </div>
      {columns.length < COLUMNS_MAX && (
        <Button ref={addButton} size="small" className="self-start" onClick={add}>
          <Plus aria-hidden className="size-4" />
          Compare with another model
        </Button>
      )}
    </div>
  );
}
