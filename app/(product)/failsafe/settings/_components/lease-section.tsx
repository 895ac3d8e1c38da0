import { LEASED_TYPES } from "../../../../_client/failsafe-leases.ts";
import { CheckRow } from "../../../../_ui/settings-form/check-row.tsx";
import { SettingsSection } from "../../../../_ui/settings-form/settings-section.tsx";
import { SUBJECT_WORDS } from "../../_shell/failsafe-words.ts";
import { NumberField } from "./number-field.tsx";
import { faultOfNumber } from "./settings-faults.ts";
import type { SettingsPartProps } from "./settings-part.ts";

export function LeaseSection({ settings: { leases }, onEdit }: SettingsPartProps) {
  const edit = (change: Partial<typeof leases>) => onEdit({ leases: { ...leases, ...change } });
  const require = (type: (typeof LEASED_TYPES)[number], isOn: boolean) =>
    edit({ required: LEASED_TYPES.filter((each) => (each === type ? isOn : leases.required.includes(each))) });
  return (
    <SettingsSection title="Leases" hint="What acts only after people have voted for it. Everything else stands until it is tripped.">
      <fieldset className="flex flex-col gap-2">
        <legend className="pb-1 font-medium text-sm">Needs a vote</legend>
        {LEASED_TYPES.map((type) => (
          <CheckRow key={type} label={SUBJECT_WORDS[type]} isOn={leases.required.includes(type)} onTurn={(isOn) => require(type, isOn)} />
        ))}
      </fieldset>
      <NumberField
        label="Hours, at most"
        hint="For a lease, and for each of its three extensions."
        value={leases.ttlHours}
        fault={faultOfNumber("ttlHours", leases.ttlHours)}
        onValue={(ttlHours) => edit({ ttlHours })}
      />
      <NumberField
        label="People who have to approve"
        hint="Analysts, admins and owners vote; whoever asks never does."
        value={leases.quorum.approvals}
        fault={faultOfNumber("approvals", leases.quorum.approvals)}
        onValue={(approvals) => edit({ quorum: { ...leases.quorum, approvals } })}
      />
    </SettingsSection>
  );
}
