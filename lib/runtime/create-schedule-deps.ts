import type { ScheduleStores } from "../ops/schedules/ports.ts";
import { deploymentSettingsCollection } from "../platform/deployment-settings/deployment-settings.store.ts";
import type { OperationsParts } from "./operations-parts.ts";

export const scheduleCollections = [deploymentSettingsCollection] as const;

export function createScheduleDeps(_parts: OperationsParts): ScheduleStores {
  return {};
}
