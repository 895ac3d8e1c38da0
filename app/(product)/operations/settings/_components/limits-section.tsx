import type { CurrentDeploymentSettings } from "../../../../_client/deployment-settings.ts";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { SettingsSection } from "../../../../_ui/settings-form/settings-section.tsx";
import { CountField } from "./count-field.tsx";
import type { SettingsPartProps } from "./settings-part.ts";
import { REGISTRATION_NAMES } from "./settings-words.ts";

const REGISTRATIONS = (["open", "closed"] as const).map((value) => ({ value, label: REGISTRATION_NAMES[value] }));
type LimitsSectionProps = SettingsPartProps & Pick<CurrentDeploymentSettings, "environment">;

export function LimitsSection({ settings: { limits, registrations }, environment, onEdit }: LimitsSectionProps) {
  const edit = (change: Partial<typeof limits>) => onEdit({ limits: { ...limits, ...change } });
  return (
    <SettingsSection title="Registrations and limits" hint="Who may come in, and how much everybody may ask.">
      <SelectField
        label="Registrations"
        value={registrations}
        options={REGISTRATIONS}
        onValue={(value) => onEdit({ registrations: value })}
        hint={
          environment.registrations === "closed"
            ? "The environment closes them, whatever stands here."
            : "Invitations go on when they are closed."
        }
      />
      <CountField
        label={`Requests of an organization in ${environment.windowSeconds} s`}
        hint={`Leave it empty for what the environment says: ${environment.requestsPerWindow}.`}
        value={limits.requestsPerWindow}
        onValue={(requestsPerWindow) => edit({ requestsPerWindow })}
      />
      <CountField
        label="Gateway requests of a caller a minute"
        hint={`Leave it empty for what the environment says: ${environment.gatewayPerMinute}.`}
        value={limits.gatewayPerMinute}
        onValue={(gatewayPerMinute) => edit({ gatewayPerMinute })}
      />
    </SettingsSection>
  );
}
