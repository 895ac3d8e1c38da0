import { SelectField } from "../../../../_ui/select-field.tsx";
import { SettingsSection } from "../../../../_ui/settings-form/settings-section.tsx";
import { LinesField } from "./lines-field.tsx";
import type { SettingsPartProps } from "./settings-part.ts";
import { ACTION_NAMES, FAIL_MODE_NAMES } from "./settings-words.ts";

const toOptions = <Value extends keyof typeof ACTION_NAMES>(values: readonly Value[]) =>
  values.map((value) => ({ value, label: ACTION_NAMES[value] }));
const ATTACKS = toOptions(["allow", "warn", "block"] as const);
const SECRETS = toOptions(["allow", "warn", "redact", "block"] as const);
const FAIL_MODES = (["open", "closed"] as const).map((value) => ({ value, label: FAIL_MODE_NAMES[value] }));

export function ModelsSection({ settings: { allowedModels, guardFloor }, onEdit }: SettingsPartProps) {
  const edit = (change: Partial<typeof guardFloor>) => onEdit({ guardFloor: { ...guardFloor, ...change } });
  return (
    <SettingsSection title="Models and guard" hint="What no organization goes beyond. What it has decided more strictly stays.">
      <LinesField
        label="Models that may be asked"
        hint="One a line, as provider/model. Leave it empty for every model."
        lines={allowedModels}
        onLines={(lines) => onEdit({ allowedModels: lines })}
      />
      <SelectField label="Attacks, at least" value={guardFloor.attacks} options={ATTACKS} onValue={(attacks) => edit({ attacks })} />
      <SelectField
        label="Secrets in answers, at least"
        value={guardFloor.secrets}
        options={SECRETS}
        onValue={(secrets) => edit({ secrets })}
      />
      <SelectField
        label="What a guard that cannot decide does"
        value={guardFloor.failMode}
        options={FAIL_MODES}
        onValue={(failMode) => edit({ failMode })}
      />
    </SettingsSection>
  );
}
