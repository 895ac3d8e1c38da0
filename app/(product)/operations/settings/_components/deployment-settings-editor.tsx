"use client";

import { useState } from "react";
import {
  type CurrentDeploymentSettings,
  type DeploymentSettings,
  saveDeploymentSettings,
} from "../../../../_client/deployment-settings.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { SaveBar } from "../../../../_ui/settings-form/save-bar.tsx";
import { settingsKind, useSettingsSave } from "../../../../_ui/settings-form/use-settings-save.ts";
import { diffDeploymentSettings } from "./diff-deployment-settings.ts";
import { LimitsSection } from "./limits-section.tsx";
import { MaintenanceSection } from "./maintenance-section.tsx";
import { ModelsSection } from "./models-section.tsx";
import { RetentionSection } from "./retention-section.tsx";

const SETTINGS = settingsKind<DeploymentSettings, CurrentDeploymentSettings>({
  currentKey: queryKeys.deploymentSettings,
  versionsKey: queryKeys.deploymentSettingsVersions,
  save: saveDeploymentSettings,
});

/** What is being changed stays when somebody else saves meanwhile: each section that was touched lies on top of theirs. */
export function DeploymentSettingsEditor({ current }: { current: CurrentDeploymentSettings }) {
  const [changed, setChanged] = useState<Partial<DeploymentSettings>>({});
  const { save, isBusy } = useSettingsSave(SETTINGS);
  const settings = { ...current.settings, ...changed };
  const part = { settings, onEdit: (change: Partial<DeploymentSettings>) => setChanged({ ...changed, ...change }) };
  return (
    <>
      <div className="grid min-w-0 items-start gap-5 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-5">
          <MaintenanceSection {...part} />
          <RetentionSection {...part} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <LimitsSection {...part} environment={current.environment} />
          <ModelsSection {...part} />
        </div>
      </div>
      <SaveBar
        current={current}
        shipped="These are the settings as shipped."
        action="Save settings"
        changes={diffDeploymentSettings(current.settings, settings)}
        isSavable
        isReasonRequired
        isBusy={isBusy}
        onSave={(note) => save(current, settings, note)}
        onDiscard={() => setChanged({})}
      />
    </>
  );
}
