import { Field, TextAreaField } from "../../../../_ui/field.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { CheckRow } from "../../../../_ui/settings-form/check-row.tsx";
import { SettingsSection } from "../../../../_ui/settings-form/settings-section.tsx";
import { LinesField } from "./lines-field.tsx";
import type { SettingsPartProps } from "./settings-part.ts";
import { ADMITS_NAMES } from "./settings-words.ts";

const ADMITS = (["operators", "administrators"] as const).map((value) => ({ value, label: ADMITS_NAMES[value] }));

export function MaintenanceSection({ settings: { maintenance }, onEdit }: SettingsPartProps) {
  const edit = (change: Partial<typeof maintenance>) => onEdit({ maintenance: { ...maintenance, ...change } });
  return (
    <SettingsSection title="Maintenance" hint="Members see a page in place of the product within a second. Nothing of theirs is lost.">
      <CheckRow label="Maintenance is on" isOn={maintenance.isOn} onTurn={(isOn) => edit({ isOn })}>
        Signing in, health and messages of the queue go on.
      </CheckRow>
      <SelectField label="Who works all the same" value={maintenance.admits} options={ADMITS} onValue={(admits) => edit({ admits })} />
      <TextAreaField
        label="What members read"
        hint="Public."
        rows={2}
        maxLength={500}
        value={maintenance.message}
        onChange={(event) => edit({ message: event.currentTarget.value })}
      />
      <Field
        label="Likely until, UTC"
        type="datetime-local"
        className="max-w-60"
        hint="Leave it empty when nobody knows."
        value={maintenance.until?.slice(0, 16) ?? ""}
        onChange={(event) => edit({ until: event.currentTarget.value === "" ? null : `${event.currentTarget.value.slice(0, 16)}:00.000Z` })}
      />
      <LinesField
        label="Only these organizations"
        hint="Ids, one a line. Leave it empty for everybody."
        lines={maintenance.organizations}
        onLines={(organizations) => edit({ organizations })}
      />
    </SettingsSection>
  );
}
