"use client";

import { Plus } from "lucide-react";
import { useMemo } from "react";
import { PARAMETERS_MAX } from "../../../../lib/prompts/schema.ts";
import { parseTemplate } from "../../../../lib/prompts/template/parse-template.ts";
import { Button } from "../../../_ui/button.tsx";
import { createParameterDraft, type ParameterDraft } from "./parameter-draft.ts";
import { ParameterRow } from "./parameter-row.tsx";
import type { DraftProblem } from "./prompt-draft.ts";

type ParameterListProps = {
  parameters: readonly ParameterDraft[];
  /** The texts that may ask for them. */
  texts: readonly string[];
  problems: readonly DraftProblem[];
  onParameters(parameters: readonly ParameterDraft[]): void;
};

/** What the form of the prompt asks for, in the order it asks. */
export function ParameterList({ parameters, texts, problems, onParameters }: ParameterListProps) {
  const missing = useMemo(() => findMissing(texts, parameters), [texts, parameters]);
  const put = (index: number, next: ParameterDraft | null) =>
    onParameters(parameters.flatMap((each, place) => (place === index ? (next === null ? [] : [next]) : [each])));
  const move = (index: number, by: -1 | 1) => onParameters(swapped(parameters, index, index + by));
  const room = PARAMETERS_MAX - parameters.length;
  return (
    <section aria-label="Parameters" className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-medium text-sm">Parameters</h2>
        <div className="flex flex-wrap gap-2">
          {missing.length > 0 && room > 0 && (
            <Button size="small" onClick={() => onParameters([...parameters, ...missing.slice(0, room).map(createParameterDraft)])}>
              Add from the text: {missing.slice(0, room).join(", ")}
            </Button>
          )}
          <Button
            size="small"
            disabled={room === 0}
            onClick={() => onParameters([...parameters, createParameterDraft(freeName(parameters))])}
          >
            <Plus aria-hidden className="size-4" />
            Add a parameter
          </Button>
        </div>
      </div>
      {parameters.length === 0 && (
        <p className="text-ink-soft text-sm">
          None. Write <code className="font-mono">{"{{name}}"}</code> where a value belongs, then add it here.
        </p>
      )}
      <ol className="flex min-w-0 flex-col gap-2">
        {parameters.map((parameter, index) => (
          <ParameterRow
            key={parameter.key}
            parameter={parameter}
            place={{ index, count: parameters.length }}
            problems={problems.filter(({ pointer }) => pointer.startsWith(`/parameters/${index}/`))}
            onParameter={(next) => put(index, next)}
            onMove={(by) => move(index, by)}
          />
        ))}
      </ol>
    </section>
  );
}

function findMissing(texts: readonly string[], parameters: readonly ParameterDraft[]): string[] {
  const known = new Set(parameters.map(({ name }) => name));
  const asked = texts.flatMap((text) => parseTemplate(text).parts.flatMap((part) => (part.type === "variable" ? [part.name] : [])));
  return [...new Set(asked)].filter((name) => !known.has(name));
}

function freeName(parameters: readonly ParameterDraft[]): string {
  const taken = new Set(parameters.map(({ name }) => name));
  const place = Array.from({ length: PARAMETERS_MAX + 1 }, (_, index) => index + 1).find((number) => !taken.has(`value_${number}`)) ?? 1;
  return `value_${place}`;
}

function swapped<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const [one, other] = [items[from], items[to]];
  if (one === undefined || other === undefined) return items;
  return items.map((item, index) => (index === from ? other : index === to ? one : item));
}
