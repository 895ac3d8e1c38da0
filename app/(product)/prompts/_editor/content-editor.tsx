"use client";

import { useMemo } from "react";
import type { PromptContent } from "../../../../lib/prompts/content.schema.ts";
import { SettingsFields } from "../_components/settings-fields.tsx";
import { readSettingsDraft } from "../_hooks/use-run-settings.ts";
import { ExampleEditor } from "./example-editor.tsx";
import { ParameterList } from "./parameter-list.tsx";
import type { ContentDraft, DraftProblem } from "./prompt-draft.ts";
import { TextEditor } from "./text-editor.tsx";

type ContentEditorProps = {
  draft: ContentDraft;
  content: PromptContent;
  /** Told at their place. */
  problems: readonly DraftProblem[];
  onDraft(fields: Partial<ContentDraft>): void;
};

/** All that a version consists of. */
export function ContentEditor({ draft, content, problems, onDraft }: ContentEditorProps) {
  const { template, instructions } = draft;
  const at = useMemo(() => {
    const textProblems = (pointer: string) =>
      problems
        .filter((problem) => problem.severity === "error" && problem.pointer === pointer)
        .toSorted((one, other) => one.start - other.start);
    return { template: textProblems("/template"), instructions: textProblems("/instructions") };
  }, [problems]);
  const texts = useMemo(() => [template, instructions], [template, instructions]);
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <TextEditor
        label="Template"
        hint="What the model is asked. {{name}} is a parameter, {{> prm_…@production}} another prompt, \{{ plain braces."
        rows="many"
        value={template}
        problems={at.template}
        isRequired
        onValue={(value) => onDraft({ template: value })}
      />
      <TextEditor
        label="Instructions"
        hint="The system's word before it: who the model is, what always holds. May be empty."
        rows="few"
        value={instructions}
        problems={at.instructions}
        onValue={(value) => onDraft({ instructions: value })}
      />
      <ParameterList
        parameters={draft.parameters}
        texts={texts}
        problems={problems}
        onParameters={(parameters) => onDraft({ parameters })}
      />
      <SettingsFields
        draft={draft.settings}
        errors={readSettingsDraft(draft.settings).errors}
        unchosen={{ model: "Whatever answers", rest: "Model's own" }}
        onDraft={(fields) => onDraft({ settings: { ...draft.settings, ...fields } })}
      />
      <ExampleEditor
        example={draft.example}
        parameters={content.parameters}
        problems={problems}
        onExample={(example) => onDraft({ example })}
      />
    </div>
  );
}
