"use client";

import { useMemo } from "react";
import type { ParameterValues } from "../../../../../lib/prompts/content.schema.ts";
import type { ComposedPrompt } from "../../../../../lib/prompts/template/compose-parts.ts";
import { TextBox } from "../../../../_ui/text-box.tsx";
import { type PreviewPart, previewParts } from "../_hooks/use-composed.ts";

/** The text as a model would get it; what was put in is marked. */
export function RunPreview({ composed, values }: { composed: ComposedPrompt; values: ParameterValues }) {
  const instructions = useMemo(() => previewParts(composed.instructions, composed, values), [composed, values]);
  const text = useMemo(() => previewParts(composed.template, composed, values), [composed, values]);
  return (
    <details className="min-w-0 rounded-md border p-4">
      <summary className="cursor-pointer rounded-md font-medium text-base">Preview</summary>
      <div className="flex flex-col gap-3 pt-3">
        {instructions.length > 0 && <PreviewText label="Instructions" parts={instructions} />}
        <PreviewText label="Text" parts={text} />
      </div>
    </details>
  );
}

function PreviewText({ label, parts }: { label: string; parts: readonly PreviewPart[] }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <h3 className="text-ink-soft text-xs">{label}</h3>
      <TextBox label={label}>
        {parts.map(({ key, text, isValue }) =>
          isValue ? (
            <mark key={key} className="rounded-sm bg-accent-soft text-ink">
              {text}
            </mark>
          ) : (
            text
          ),
        )}
      </TextBox>
    </div>
  );
}
