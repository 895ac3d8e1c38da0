"use client";

import { EyeOff, X } from "lucide-react";
import type { Ref } from "react";
import type { CheckKind } from "../../../_client/guard-check.ts";
import { Button } from "../../../_ui/button.tsx";
import { TextAreaField } from "../../../_ui/field.tsx";
import { Segments } from "../../../_ui/segments.tsx";
import { BENCH_EXAMPLES, type BenchExample } from "./bench-examples.ts";
import { KIND_HINTS, KINDS } from "./bench-words.ts";

type BenchFormProps = {
  kind: CheckKind;
  text: string;
  isWriter: boolean;
  field: Ref<HTMLTextAreaElement>;
  onKind(kind: CheckKind): void;
  onText(text: string): void;
  onExample(example: BenchExample): void;
};

export function BenchForm({ kind, text, isWriter, field, onKind, onText, onExample }: BenchFormProps) {
  return (
    <form aria-label="Text to check" onSubmit={(event) => event.preventDefault()} className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Segments legend="What the text is" options={KINDS} chosen={kind} onChosen={onKind} />
        <p className="text-ink-soft text-xs">{KIND_HINTS[kind]}</p>
      </div>
      <TextAreaField
        ref={field}
        label="Text"
        value={text}
        rows={12}
        disabled={!isWriter}
        spellCheck={false}
        autoComplete="off"
        placeholder="Paste or type. It is checked as soon as you pause."
        className="font-mono max-lg:h-44"
        onChange={(event) => onText(event.currentTarget.value)}
        hint={
          <span className="flex flex-wrap items-center justify-between gap-2">
            <span className="inline-flex items-center gap-1.5">
              <EyeOff aria-hidden className="size-3.5 shrink-0" />
              {isWriter
                ? "Checked by this deployment alone. Nothing is stored, and no model is asked."
                : "Your role may read this page, not check texts."}
            </span>
            <span className="font-mono tabular-nums">{text.length.toLocaleString("en")} characters</span>
          </span>
        }
      />
      {isWriter && (
        <div className="flex flex-wrap items-center gap-1.5">
          <span id="bench-examples" className="mr-1 text-ink-faint text-xs">
            Examples
          </span>
          <ul aria-labelledby="bench-examples" className="contents">
            {BENCH_EXAMPLES.map((example) => (
              <li key={example.name}>
                <button
                  type="button"
                  onClick={() => onExample(example)}
                  className="inline-flex h-7 items-center rounded-md border px-2 text-ink-soft text-sm hover:bg-hover hover:text-ink"
                >
                  {example.name}
                </button>
              </li>
            ))}
          </ul>
          {text !== "" && (
            <Button tone="quiet" size="small" className="h-7 px-2" onClick={() => onText("")}>
              <X aria-hidden className="size-3.5" />
              Clear
            </Button>
          )}
        </div>
      )}
    </form>
  );
}
