"use client";

import { useState } from "react";
import type { RiskSettings, RiskSettingsVersion } from "../../../../_client/risk-settings.ts";
import { SaveBar } from "../../../../_ui/settings-form/save-bar.tsx";
import { SettingsFieldset } from "../../../../_ui/settings-form/settings-fieldset.tsx";
import { useSettingsChange } from "../_hooks/use-settings-change.ts";
import { diffSettings } from "./diff-settings.ts";
import { MonitorSection } from "./monitor-section.tsx";
import { rebaseSettings } from "./rebase-settings.ts";
import { ReviewSection } from "./review-section.tsx";
import { isSavable } from "./settings-faults.ts";
import { ThresholdPreviewPanel } from "./threshold-preview.tsx";
import { ThresholdSection } from "./threshold-section.tsx";

type SettingsEditorProps = { current: RiskSettingsVersion; canDecide: boolean };

/** Everything an organization decides about its risk guardian. What is being changed stays when somebody else saves meanwhile. */
export function SettingsEditor({ current, canDecide }: SettingsEditorProps) {
  const [draft, setDraft] = useState<{ base: RiskSettings; mine: RiskSettings } | null>(null);
  const { save, isBusy } = useSettingsChange();
  const settings = draft ? rebaseSettings(draft.base, draft.mine, current.settings) : current.settings;
  const edit = (change: Partial<RiskSettings>) => setDraft({ base: current.settings, mine: { ...settings, ...change } });
  const part = { settings, onEdit: edit };
  return (
    <>
      <SettingsFieldset legend="Risk settings" canDecide={canDecide}>
        <div className="flex min-w-0 flex-col gap-5">
          <ThresholdSection {...part} />
          <ThresholdPreviewPanel thresholds={settings.thresholds} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <ReviewSection {...part} />
          <MonitorSection {...part} />
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
