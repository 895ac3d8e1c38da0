import { alertCollections, createAlertDeps } from "./create-alert-deps.ts";
import { backupCollections, createBackupDeps } from "./create-backup-deps.ts";
import { channelCollections, createChannelDeps } from "./create-channel-deps.ts";
import { consoleCollections, createConsoleDeps } from "./create-console-deps.ts";
import { createHealthDeps, healthCollections } from "./create-health-deps.ts";
import { createMeasurementDeps, measurementCollections } from "./create-measurement-deps.ts";
import { createNotificationDeps, notificationCollections } from "./create-notification-deps.ts";
import { createScheduleDeps, scheduleCollections } from "./create-schedule-deps.ts";
import type { OperationsStores } from "./operations-deps.ts";
import type { OperationsParts } from "./operations-parts.ts";

export const operationsCollections = [
  ...consoleCollections,
  ...measurementCollections,
  ...healthCollections,
  ...notificationCollections,
  ...channelCollections,
  ...alertCollections,
  ...backupCollections,
  ...scheduleCollections,
] as const;

export function createOperationsDeps(parts: OperationsParts): OperationsStores {
  return {
    ...createConsoleDeps(parts),
    ...createMeasurementDeps(parts),
    ...createHealthDeps(parts),
    ...createNotificationDeps(parts),
    ...createChannelDeps(parts),
    ...createAlertDeps(parts),
    ...createBackupDeps(parts),
    ...createScheduleDeps(parts),
  };
}
