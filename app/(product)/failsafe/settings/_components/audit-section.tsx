import { SelectField } from "../../../../_ui/select-field.tsx";
import { SettingsSection } from "../../../../_ui/settings-form/settings-section.tsx";
import { ThresholdField } from "../../../../_ui/settings-form/threshold-field.tsx";
import type { SettingsPartProps } from "./settings-part.ts";
import { JUDGE_NAMES, JUDGE_WAYS } from "./settings-words.ts";

const JUDGES = JUDGE_WAYS.map((value) => ({ value, label: JUDGE_NAMES[value] }));
const SHARES = [
  { name: "chatShare", label: "Of what chats answer" },
  { name: "gatewayShare", label: "Of what the gateway answers" },
  { name: "promptShare", label: "Of what prompts answer" },
] as const;

export function AuditSection({ settings: { passThreshold, audit }, onEdit }: SettingsPartProps) {
  return (
    <SettingsSection title="Audits" hint="From which safety on an answer passes, and how many are judged by themselves: 1.00 is every one.">
      <ThresholdField label="Passes from" min={0.5} max={1} value={passThreshold} onValue={(value) => onEdit({ passThreshold: value })}>
        Safety goes from 0 to 1. What is less safe than this fails.
      </ThresholdField>
      {SHARES.map(({ name, label }) => (
        <ThresholdField
          key={name}
          label={label}
          min={0}
          max={1}
          ends={["none", "every one"]}
          value={audit[name]}
          onValue={(value) => onEdit({ audit: { ...audit, [name]: value } })}
        />
      ))}
      <SelectField
        label="Models judge too"
        value={audit.judges}
        options={JUDGES}
        onValue={(judges) => onEdit({ audit: { ...audit, judges } })}
        hint="They are asked behind the embedded checks, where a provider is connected, and they cost what they cost."
      />
    </SettingsSection>
  );
}
