"use client";

import { useState } from "react";
import { parseDollars, toDecimal } from "../../../../_ui/dollars.ts";
import { Field } from "../../../../_ui/field.tsx";
import { CheckRow } from "../../../../_ui/settings-form/check-row.tsx";
import { SettingsSection } from "../../../../_ui/settings-form/settings-section.tsx";
import { ThresholdField } from "../../../../_ui/settings-form/threshold-field.tsx";
import { NumberField } from "./number-field.tsx";
import { faultOfCost, faultOfNumber } from "./settings-faults.ts";
import type { SettingsPartProps } from "./settings-part.ts";

export function TripSection({ settings: { trip }, onEdit }: SettingsPartProps) {
  const edit = (change: Partial<typeof trip>) => onEdit({ trip: { ...trip, ...change } });
  const { failureRate } = trip;
  return (
    <SettingsSection title="What trips by itself" hint="A trip takes the lease within a second. Two people give it back.">
      <ThresholdField
        label="One answer less safe than"
        min={0}
        max={1}
        value={trip.onScoreBelow}
        onValue={(onScoreBelow) => edit({ onScoreBelow })}
      >
        Of an answer the product gave: the second within the window below, or one that judges agree on. A text somebody submits trips their
        own key or session at once.
      </ThresholdField>
      <ThresholdField
        label="Share of answers that fail"
        min={0.01}
        max={1}
        value={failureRate.share}
        onValue={(share) => edit({ failureRate: { ...failureRate, share } })}
      />
      <NumberField
        label="Counted from, in answers"
        value={failureRate.least}
        fault={faultOfNumber("least", failureRate.least)}
        onValue={(least) => edit({ failureRate: { ...failureRate, least } })}
      />
      <NumberField
        label="Within, in minutes"
        value={failureRate.windowMinutes}
        fault={faultOfNumber("windowMinutes", failureRate.windowMinutes)}
        onValue={(windowMinutes) => edit({ failureRate: { ...failureRate, windowMinutes } })}
      />
      <CheckRow label="A canary leaks" isOn={trip.canary} onTurn={(canary) => edit({ canary })}>
        A word that stands only in the instructions came out in an answer.
      </CheckRow>
      <CostField micros={trip.costPerHourMicros} onMicros={(costPerHourMicros) => edit({ costPerHourMicros })} />
    </SettingsSection>
  );
}

function CostField({ micros, onMicros }: { micros: number | null; onMicros(micros: number | null): void }) {
  const [text, setText] = useState(micros === null || Number.isNaN(micros) ? "" : toDecimal(micros));
  // Changed from outside, by discarding: what was typed belongs to the former one.
  const shown = Object.is(toMicros(text), micros) ? text : micros === null || Number.isNaN(micros) ? "" : toDecimal(micros);
  return (
    <Field
      label="Costs within an hour, US dollars"
      hint="Leave it empty for no such limit."
      inputMode="decimal"
      autoComplete="off"
      className="max-w-40 tabular-nums"
      value={shown}
      error={faultOfCost(micros) ?? undefined}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onMicros(toMicros(event.currentTarget.value));
      }}
    />
  );
}

function toMicros(text: string): number | null {
  return text.trim() === "" ? null : (parseDollars(text) ?? Number.NaN);
}
