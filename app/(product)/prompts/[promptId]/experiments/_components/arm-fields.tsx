"use client";

import { Plus, X } from "lucide-react";
import type { PromptView } from "../../../../../_client/prompts.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { Field } from "../../../../../_ui/field.tsx";
import { IconButton } from "../../../../../_ui/icon-button.tsx";
import { SelectField } from "../../../../../_ui/select-field.tsx";
import { listVersionOptions } from "../../../_shell/list-version-options.ts";
import { ARMS_MAX, type ArmDraft, nextArms } from "./arm-drafts.ts";

type ArmFieldsProps = { prompt: PromptView; arms: readonly ArmDraft[]; onArms(arms: readonly ArmDraft[]): void };

/** Which versions, and how many of a hundred people get each. */
export function ArmFields({ prompt, arms, onArms }: ArmFieldsProps) {
  const change = (id: string, fields: Partial<ArmDraft>) => onArms(arms.map((arm) => (arm.id === id ? { ...arm, ...fields } : arm)));
  return (
    <>
      <ul className="flex flex-col gap-3">
        {arms.map((arm, index) => (
          <li key={arm.id} className="flex flex-wrap items-end gap-3">
            <SelectField
              label={`Arm ${index + 1}`}
              value={arm.version}
              options={listVersionOptions(prompt)}
              onValue={(version) => change(arm.id, { version })}
            />
            <div className="w-24">
              <Field
                label={`Percent ${index + 1}`}
                inputMode="numeric"
                autoComplete="off"
                value={arm.share}
                onChange={(event) => change(arm.id, { share: event.currentTarget.value })}
              />
            </div>
            {arms.length > 2 && (
              <IconButton label={`Remove arm ${index + 1}`} icon={X} onClick={() => onArms(arms.filter(({ id }) => id !== arm.id))} />
            )}
          </li>
        ))}
      </ul>
      {arms.length < Math.min(ARMS_MAX, prompt.latest) && (
        <Button size="small" className="self-start" onClick={() => onArms(nextArms(arms, prompt))}>
          <Plus aria-hidden className="size-4" />
          Add an arm
        </Button>
      )}
    </>
  );
}
