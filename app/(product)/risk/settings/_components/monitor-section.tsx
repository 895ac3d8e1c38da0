"use client";

import { useState } from "react";
import { MONITOR_PROFILES, SECTORS } from "../../../../_client/risk-settings.ts";
import { Field } from "../../../../_ui/field.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { SettingsSection } from "../../../../_ui/settings-form/settings-section.tsx";
import { faultOfJurisdictions } from "./settings-faults.ts";
import type { SettingsPartProps } from "./settings-part.ts";
import { PROFILE_NAMES, SECTOR_NAMES } from "./settings-words.ts";

const PROFILES = MONITOR_PROFILES.map((value) => ({ value, label: PROFILE_NAMES[value] }));
const SECTOR_OPTIONS = [{ value: "none" as const, label: "Not said" }, ...SECTORS.map((value) => ({ value, label: SECTOR_NAMES[value] }))];

/** Who the organization is, so that its monitors watch what is of use to it. */
export function MonitorSection({ settings: { monitor }, onEdit }: SettingsPartProps) {
  const edit = (change: Partial<typeof monitor>) => onEdit({ monitor: { ...monitor, ...change } });
  return (
    <SettingsSection title="Monitors" hint="What the monitors page watches for. Verdicts do not depend on it.">
      <SelectField
        label="Profile"
        value={monitor.profile}
        options={PROFILES}
        onValue={(profile) => edit({ profile })}
        hint="An exchange sees to networks, withdrawals and new payees; a national authority to countries, sectors and corridors."
      />
      <SelectField
        label="Sector"
        value={monitor.sector ?? "none"}
        options={SECTOR_OPTIONS}
        onValue={(sector) => edit({ sector: sector === "none" ? null : sector })}
      />
      <JurisdictionField codes={monitor.jurisdictions} onCodes={(jurisdictions) => edit({ jurisdictions })} />
    </SettingsSection>
  );
}

function JurisdictionField({ codes, onCodes }: { codes: readonly string[]; onCodes(codes: string[]): void }) {
  const [text, setText] = useState(codes.join(", "));
  const shown = toCodes(text).join() === codes.join() ? text : codes.join(", ");
  return (
    <Field
      label="Jurisdictions"
      hint="Countries you answer to, in two letters each: DE, FR."
      autoComplete="off"
      spellCheck={false}
      className="font-mono"
      value={shown}
      error={faultOfJurisdictions(codes) ?? undefined}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onCodes(toCodes(event.currentTarget.value));
      }}
    />
  );
}

function toCodes(text: string): string[] {
  const codes = text.split(/[,;\s]/).map((code) => code.toUpperCase());
  return [...new Set(codes.filter((code) => code !== ""))];
}
