import { SettingsSection } from "../../../../_ui/settings-form/settings-section.tsx";
import { CountField } from "./count-field.tsx";
import type { SettingsPartProps } from "./settings-part.ts";

const PARTS = [
  { name: "logs", label: "Logs", hint: "1 to 30 days." },
  { name: "measurements", label: "Measurements", hint: "7 to 400 days." },
  { name: "notifications", label: "Notifications", hint: "7 to 730 days." },
] as const;

export function RetentionSection({ settings: { retentionDays }, onEdit }: SettingsPartProps) {
  return (
    <SettingsSection title="How long is kept, in days" hint="Of the whole deployment. What is older goes.">
      {PARTS.map(({ name, label, hint }) => (
        <CountField
          key={name}
          label={label}
          hint={hint}
          value={retentionDays[name] === 0 ? null : retentionDays[name]}
          onValue={(days) => onEdit({ retentionDays: { ...retentionDays, [name]: days ?? 0 } })}
        />
      ))}
    </SettingsSection>
  );
}
