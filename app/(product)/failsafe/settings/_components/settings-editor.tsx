"use client";

import { useState } from "react";
import type { FailsafeSettings, FailsafeSettingsVersion } from "../../../../_client/failsafe-settings.ts";
import { SaveBar } from "../../../../_ui/settings-form/save-bar.tsx";
import { SettingsFieldset } from "../../../../_ui/settings-form/settings-fieldset.tsx";
import { useSettingsChange } from "../_hooks/use-settings-change.ts";
import { AuditSection } from "./audit-section.tsx";
import { diffSettings } from "./diff-settings.ts";
import { DrillSection } from "./drill-section.tsx";
import { LeaseSection } from "./lease-section.tsx";
import { rebaseSettings } from "./rebase-settings.ts";
import { isSavable } from "./settings-faults.ts";
import { TripSection } from "./trip-section.tsx";

type SettingsEditorProps = { current: FailsafeSettingsVersion; canDecide: boolean };

/** Everything an organization decides about its fail-safe. What is being changed stays when somebody else saves meanwhile. */
export function SettingsEditor({ current, canDecide }: SettingsEditorProps) {
  const [draft, setDraft] = useState<{ base: FailsafeSettings; mine: FailsafeSettings } | null>(null);
  const { save, isBusy } = useSettingsChange();
  const settings = draft ? rebaseSettings(draft.base, draft.mine, current.settings) : current.settings;
  const edit = (change: Partial<FailsafeSettings>) => setDraft({ base: current.settings, mine: { ...settings, ...change } });
  const part = { settings, onEdit: edit };
  return (
    <>
      <SettingsFieldset legend="Fail-safe settings" canDecide={canDecide}>
        <div className="flex min-w-0 flex-col gap-5">
          <AuditSection {...part} />
          <LeaseSection {...part} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <TripSection {...part} />
          <DrillSection {...part} />
        </div>
      </SettingsFieldset>
      {canDecide && (
        <SaveBar
          current={current}
          shipped="These are the settings as shipped."
          action="Save settings"
          changes={diffSettings(current.settings, settings)}
          isSavable={isSavable(settings)}
          isBusy={isBusy}
          onSave={(note) => save(current, settings, note)}
          onDiscard={() => setDraft(null)}
        />
      )}
    </>
  );
}
