"use client";

import { Plus, Trash2 } from "lucide-react";
import type { Parameter } from "../../../../lib/prompts/content.schema.ts";
import { TEMPLATE_MAX } from "../../../../lib/prompts/schema.ts";
import { Button } from "../../../_ui/button.tsx";
import { TextAreaField } from "../../../_ui/field.tsx";
import { ParameterForm } from "../_components/parameter-form.tsx";
import type { ContentDraft, DraftProblem } from "./prompt-draft.ts";

type Example = ContentDraft["example"];
type ExampleEditorProps = {
  example: Example;
  parameters: readonly Parameter[];
  problems: readonly DraftProblem[];
  onExample(example: Example): void;
};

const AT = "/example/values/";

/** Values to try the prompt with, and what came of them: shown beside the form. */
export function ExampleEditor({ example, parameters, problems, onExample }: ExampleEditorProps) {
  if (example === null)
    return (
      <Button size="small" className="self-start" onClick={() => onExample({ entries: {}, others: {}, output: "" })}>
        <Plus aria-hidden className="size-4" />
        Add an example
      </Button>
    );
  // Nobody else's file can be read, so an example has none.
  const shown = parameters.filter(({ type }) => type !== "file").map((parameter) => ({ ...parameter, isRequired: false }));
  const told = problems.filter(({ pointer }) => pointer.startsWith(AT));
  const form = {
    entries: example.entries,
    problems: Object.fromEntries(told.map(({ pointer, detail }) => [pointer.slice(AT.length), detail])),
    change: (name: string, entry: (typeof example.entries)[string]) =>
      onExample({ ...example, entries: { ...example.entries, [name]: entry } }),
    leave: () => undefined,
  };
  return (
    <section aria-label="Example" className="flex min-w-0 flex-col gap-4 rounded-md border p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-medium text-sm">Example</h2>
        <Button size="small" onClick={() => onExample(null)}>
          <Trash2 aria-hidden className="size-4" />
          Remove
        </Button>
      </div>
      <ParameterForm parameters={shown} form={form} />
      <TextAreaField
        label="What came of these values"
        value={example.output}
        maxLength={TEMPLATE_MAX}
        rows={5}
        onChange={(event) => onExample({ ...example, output: event.currentTarget.value })}
      />
    </section>
  );
}
