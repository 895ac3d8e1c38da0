"use client";

import { useQuery } from "@tanstack/react-query";
import { keyOf, listModels } from "../../../_client/models.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { SelectField } from "../../../_ui/select-field.tsx";
import { listAskable } from "../../_answer/askable.ts";
import { SamplingFields } from "../../_answer/sampling-fields.tsx";
import type { SettingsDraft, SettingsErrors } from "../_hooks/use-run-settings.ts";

type SettingsFieldsProps = {
  draft: SettingsDraft;
  errors: SettingsErrors;
  /** What holds where nothing is chosen. */
  unchosen: { model: string; rest: string };
  disabled?: boolean;
  onDraft(fields: Partial<SettingsDraft>): void;
};

/** Which model answers, and how. */
export function SettingsFields({ draft, errors, unchosen, disabled = false, onDraft }: SettingsFieldsProps) {
  const models = useQuery({ queryKey: queryKeys.models, queryFn: ({ signal }) => listModels(signal) });
  const keys = listAskable(models.data?.items ?? []).map(keyOf);
  const isGone = draft.model !== "" && !keys.includes(draft.model);
  return (
    <div className="grid min-w-0 gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
      <SelectField
        label="Model"
        value={draft.model}
        disabled={disabled}
        options={[
          { value: "", label: unchosen.model },
          ...(isGone ? [{ value: draft.model, label: `${draft.model} (cannot be asked now)` }] : []),
          ...keys.map((key) => ({ value: key, label: key })),
        ]}
        onValue={(model) => onDraft({ model })}
      />
      <SamplingFields draft={draft} errors={errors} placeholder={unchosen.rest} disabled={disabled} onDraft={onDraft} />
    </div>
  );
}
