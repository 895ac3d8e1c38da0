import { useId } from "react";
import { formatScore } from "../../../../_ui/verdicts.ts";
import { DECISION_LOOKS } from "../../_shell/risk-words.ts";
import { faultOfThreshold } from "./settings-faults.ts";
import { type SettingsPartProps, SettingsSection } from "./settings-section.tsx";

const MEANINGS = {
  monitor: "It goes through; the account is watched.",
  review: "It goes through; a case opens, and somebody looks at it.",
  hold: "It waits in quarantine until two people let it go.",
  block: "It is kept back and flagged.",
} as const;
const NAMES = ["monitor", "review", "hold", "block"] as const;

export function ThresholdSection({ settings: { thresholds }, onEdit }: SettingsPartProps) {
  return (
    <SettingsSection
      title="Thresholds"
      hint="The score, from 0 to 1, from which on each decision is taken. Below the first, a payment is approved."
    >
      {NAMES.map((name) => (
        <ThresholdField
          key={name}
          label={DECISION_LOOKS[name].word}
          hint={MEANINGS[name]}
          value={thresholds[name]}
          fault={faultOfThreshold(thresholds, name)}
          onValue={(value) => onEdit({ thresholds: { ...thresholds, [name]: value } })}
        />
      ))}
    </SettingsSection>
  );
}

type ThresholdFieldProps = { label: string; hint: string; value: number; fault: string | null; onValue(value: number): void };

function ThresholdField({ label, hint, value, fault, onValue }: ThresholdFieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-medium text-sm">
          {label}
        </label>
        <output htmlFor={id} className="font-mono text-base tabular-nums">
          {formatScore(value)}
        </output>
      </div>
      <input
        id={id}
        type="range"
        min={0.01}
        max={0.99}
        step={0.01}
        value={value}
        aria-invalid={fault !== null || undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onValue(Number(event.currentTarget.value))}
        className="w-full accent-accent"
      />
      <p id={`${id}-hint`} className={fault === null ? "text-ink-soft text-xs" : "text-blocked text-xs"}>
        {fault ?? hint}
      </p>
    </div>
  );
}
