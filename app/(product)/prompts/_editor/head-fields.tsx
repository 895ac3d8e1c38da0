"use client";

import { DESCRIPTION_MAX, TITLE_MAX } from "../../../../lib/prompts/schema.ts";
import { Field, TextAreaField } from "../../../_ui/field.tsx";
import { SelectField } from "../../../_ui/select-field.tsx";
import { CATEGORY_WORDS, LEVEL_WORDS, namesOf, PATTERN_WORDS, ROLE_WORDS } from "../_shell/prompt-words.ts";
import type { HeadDraft, HeadErrors } from "./prompt-draft.ts";

type HeadFieldsProps = { draft: HeadDraft; errors: HeadErrors; onDraft(fields: Partial<HeadDraft>): void };

/** What the prompt is known by in the library. */
export function HeadFields({ draft, errors, onDraft }: HeadFieldsProps) {
  return (
    <div className="grid min-w-0 gap-4 sm:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-4 sm:col-span-2">
        <Field
          label="Title"
          value={draft.title}
          error={errors.title}
          maxLength={TITLE_MAX}
          required
          autoComplete="off"
          onChange={(event) => onDraft({ title: event.currentTarget.value })}
        />
        <TextAreaField
          label="Description"
          hint="When somebody would use it. It is searched, and it is not encrypted: write nothing secret here."
          value={draft.description}
          error={errors.description}
          maxLength={DESCRIPTION_MAX}
          rows={2}
          onChange={(event) => onDraft({ description: event.currentTarget.value })}
        />
      </div>
      <WordSelect label="Category" words={CATEGORY_WORDS} value={draft.category} onValue={(category) => onDraft({ category })} />
      <WordSelect
        label="Role"
        words={{ anybody: "Anybody", ...ROLE_WORDS }}
        value={draft.role ?? "anybody"}
        onValue={(role) => onDraft({ role: role === "anybody" ? null : role })}
      />
      <WordSelect label="Pattern" words={PATTERN_WORDS} value={draft.pattern} onValue={(pattern) => onDraft({ pattern })} />
      <WordSelect label="Level" words={LEVEL_WORDS} value={draft.level} onValue={(level) => onDraft({ level })} />
      <div className="sm:col-span-2">
        <Field
          label="Tags"
          hint="With commas between them, ten at most."
          value={draft.tags}
          error={errors.tags}
          autoComplete="off"
          onChange={(event) => onDraft({ tags: event.currentTarget.value })}
        />
      </div>
    </div>
  );
}

type WordSelectProps<Name extends string> = {
  label: string;
  words: Readonly<Record<Name, string>>;
  value: Name;
  onValue(value: Name): void;
};

function WordSelect<Name extends string>({ label, words, value, onValue }: WordSelectProps<Name>) {
  const options = namesOf(words).map((name) => ({ value: name, label: words[name] }));
  return <SelectField label={label} value={value} options={options} onValue={onValue} />;
}
