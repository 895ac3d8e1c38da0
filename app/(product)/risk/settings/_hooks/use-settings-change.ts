"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { toast } from "sonner";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { type RiskSettings, type RiskSettingsVersion, saveRiskSettings } from "../../../../_client/risk-settings.ts";

/** Each change is a new version; its toast puts the settings before it in force again, as a version of their own. */
export function useSettingsChange() {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const save = useCallback(
    async (current: RiskSettingsVersion, settings: RiskSettings, note: string): Promise<boolean> => {
      setBusy(true);
      try {
        const saved = await saveRiskSettings({ version: current.version, settings, ...(note !== "" && { note }) });
        show(client, saved);
        const undo = () => void undoChange(client, saved, current.settings);
        toast(`Settings saved as version ${saved.version}`, { action: { label: "Undo", onClick: undo } });
        return true;
      } catch (error) {
        await tellFailure(client, error);
        return false;
      } finally {
        setBusy(false);
      }
    },
    [client],
  );
  return { save, isBusy };
}

function show(client: QueryClient, saved: RiskSettingsVersion): void {
  client.setQueryData(queryKeys.riskSettings, saved);
  void client.invalidateQueries({ queryKey: queryKeys.riskSettingsVersions });
}

async function undoChange(client: QueryClient, saved: RiskSettingsVersion, settings: RiskSettings): Promise<void> {
  try {
    show(client, await saveRiskSettings({ version: saved.version, settings }));
  } catch (error) {
    await tellFailure(client, error);
  }
}

async function tellFailure(client: QueryClient, error: unknown): Promise<void> {
  const problem = asProblem(error);
  if (problem.status !== 409) return void toast.error("The settings were not changed", { description: problem.message });
  toast.error("Somebody else has changed the settings", { description: "What you were changing is kept, on top of theirs." });
  await client.invalidateQueries({ queryKey: queryKeys.riskSettings });
}
