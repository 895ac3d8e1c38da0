import { SettingsSection } from "../../../../_ui/settings-form/settings-section.tsx";
import { ThresholdField } from "../../../../_ui/settings-form/threshold-field.tsx";
import { DECISION_LOOKS } from "../../_shell/risk-words.ts";
import { faultOfThreshold } from "./settings-faults.ts";
import type { SettingsPartProps } from "./settings-part.ts";

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
          min={0.01}
          max={0.99}
          value={thresholds[name]}
          fault={faultOfThreshold(thresholds, name)}
          onValue={(value) => onEdit({ thresholds: { ...thresholds, [name]: value } })}
        >
          {MEANINGS[name]}
        </ThresholdField>
      ))}
    </SettingsSection>
  );
}
