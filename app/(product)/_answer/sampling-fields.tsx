"use client";

import { Field } from "../../_ui/field.tsx";

type Sampling = { temperature: string; maxOutputTokens: string };

type SamplingFieldsProps = {
  draft: Sampling;
  errors: { [Name in keyof Sampling]?: string | undefined };
  /** What holds where nothing is typed. */
  placeholder: string;
  disabled: boolean;
  onDraft(fields: Partial<Sampling>): void;
};

/** How freely a model answers, and how long at most: two fields of whatever grid they stand in. */
export function SamplingFields({ draft, errors, placeholder, disabled, onDraft }: SamplingFieldsProps) {
  const common = { autoComplete: "off", disabled, placeholder };
  return (
    <>
      <Field
        label="Temperature"
        inputMode="decimal"
        value={draft.temperature}
        error={errors.temperature}
        {...common}
        onChange={(event) => onDraft({ temperature: event.currentTarget.value })}
      />
      <Field
        label="Most output tokens"
        inputMode="numeric"
        value={draft.maxOutputTokens}
        error={errors.maxOutputTokens}
        {...common}
        onChange={(event) => onDraft({ maxOutputTokens: event.currentTarget.value })}
      />
    </>
  );
}
