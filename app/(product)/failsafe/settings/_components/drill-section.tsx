"use client";

import { useState } from "react";
import { TextAreaField } from "../../../../_ui/field.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { SettingsSection } from "../../../../_ui/settings-form/settings-section.tsx";
import { faultOfModels } from "./settings-faults.ts";
import type { SettingsPartProps } from "./settings-part.ts";
import { SCHEDULE_NAMES, SCHEDULES, TRIP_BELOW_CHOICES, tripBelowWords } from "./settings-words.ts";

const OPTIONS = SCHEDULES.map((value) => ({ value, label: SCHEDULE_NAMES[value] }));

export function DrillSection({ settings: { drills }, onEdit }: SettingsPartProps) {
  const edit = (change: Partial<typeof drills>) => onEdit({ drills: { ...drills, ...change } });
  return (
    <SettingsSection title="Drills" hint="When your models are attacked by the cases that come with the product.">
      <SelectField label="How often" value={drills.schedule} options={OPTIONS} onValue={(schedule) => edit({ schedule })} />
      <ModelsField models={drills.models} onModels={(models) => edit({ models })} />
      <SelectField
        label="A drill trips below"
        hint="Takes the lease of a model that withstands less behind the guard."
        value={String(drills.tripBelow)}
        options={toChoices(drills.tripBelow)}
        onValue={(value) => edit({ tripBelow: value === "null" ? null : Number(value) })}
      />
    </SettingsSection>
  );
}

/** A figure that was set by a program stays among them. */
function toChoices(current: number | null) {
  const choices = TRIP_BELOW_CHOICES.includes(current) ? TRIP_BELOW_CHOICES : [...TRIP_BELOW_CHOICES, current];
  return choices.map((value) => ({ value: String(value), label: tripBelowWords(value) }));
}

function ModelsField({ models, onModels }: { models: readonly string[]; onModels(models: string[]): void }) {
  const [text, setText] = useState(models.join("\n"));
  const isSame = toLines(text).join("\n") === models.join("\n");
  return (
    <TextAreaField
      label="Models"
      hint="One a line, as provider/model; demo is the embedded engine."
      placeholder={"demo"}
      rows={3}
      spellCheck={false}
      autoComplete="off"
      className="font-mono md:text-sm"
      value={isSame ? text : models.join("\n")}
      error={faultOfModels(models) ?? undefined}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onModels(toLines(event.currentTarget.value));
      }}
    />
  );
}

function toLines(text: string): string[] {
  return [...new Set(text.split("\n").map((line) => line.trim()))].filter((line) => line !== "");
}
