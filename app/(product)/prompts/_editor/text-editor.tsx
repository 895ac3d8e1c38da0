"use client";

import { CircleAlert } from "lucide-react";
import { useId, useMemo, useRef } from "react";
import { TEMPLATE_MAX } from "../../../../lib/prompts/schema.ts";
import { classNames } from "../../../_ui/class-names.ts";
import { formatCount } from "../../../_ui/format-amounts.ts";
import { describePlace, findPlaces, type Place } from "./find-places.ts";
import type { DraftProblem } from "./prompt-draft.ts";

type TextEditorProps = {
  label: string;
  hint: string;
  value: string;
  problems: readonly DraftProblem[];
  isRequired?: boolean;
  rows: "few" | "many";
  onValue(value: string): void;
};

const LOOKS: Readonly<Record<Exclude<Place["kind"], "plain">, string>> = {
  variable: "rounded-sm bg-accent-soft",
  include: "rounded-sm bg-info-soft",
  fault: "rounded-sm bg-blocked-soft underline decoration-wavy decoration-blocked",
};
const FACE = "px-3 py-2 font-mono text-base leading-6 whitespace-pre-wrap wrap-anywhere";

/**
 * A text field whose marks stand in a copy behind it, so that writing, selecting and reading aloud are the platform's own. The copy also
 * makes the field as high as its text.
 */
export function TextEditor({ label, hint, value, problems, isRequired = false, rows, onValue }: TextEditorProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const places = useMemo(() => findPlaces(value, problems), [value, problems]);
  const isWrong = problems.some(({ severity }) => severity === "error");
  const select = ({ start, end }: DraftProblem) => {
    field.current?.focus();
    field.current?.setSelectionRange(start, end);
  };
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-medium text-sm">
          {label}
        </label>
        <span className={classNames("font-mono text-xs tabular-nums", value.length > TEMPLATE_MAX ? "text-blocked" : "text-ink-faint")}>
          {formatCount(value.length)} of {formatCount(TEMPLATE_MAX)}
        </span>
      </div>
      <div className="relative grid min-w-0 rounded-md border border-line-strong bg-surface has-aria-invalid:border-blocked">
        <div aria-hidden className={classNames(FACE, "pointer-events-none text-transparent", rows === "many" ? "min-h-56" : "min-h-20")}>
          {places.map(({ kind, start, text }) =>
            kind === "plain" ? (
              text
            ) : (
              <span key={start} className={LOOKS[kind]}>
                {text}
              </span>
            ),
          )}
          {"\n"}
        </div>
        <textarea
          ref={field}
          id={id}
          value={value}
          required={isRequired}
          aria-invalid={isWrong || undefined}
          aria-describedby={`${id}-hint ${id}-problems`}
          spellCheck
          onChange={(event) => onValue(event.currentTarget.value)}
          className={classNames(FACE, "absolute inset-0 size-full resize-none overflow-hidden rounded-md bg-transparent text-ink")}
        />
      </div>
      <ul id={`${id}-problems`} aria-live="polite" className="flex flex-col gap-1">
        {problems.map((problem) => (
          <TextProblem key={`${problem.start} ${problem.detail}`} text={value} problem={problem} onSelect={() => select(problem)} />
        ))}
      </ul>
      <p id={`${id}-hint`} className="text-ink-soft text-xs">
        {hint}
      </p>
    </div>
  );
}

function TextProblem({ text, problem: { start, end, detail }, onSelect }: { text: string; problem: DraftProblem; onSelect(): void }) {
  return (
    <li className="flex gap-1 text-blocked text-sm">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="wrap-anywhere min-w-0">
        {end > start && (
          <button type="button" onClick={onSelect} className="mr-1 rounded-md underline">
            {describePlace(text, start)}:
          </button>
        )}
        {detail}
      </span>
    </li>
  );
}
