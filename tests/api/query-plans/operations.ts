import type { Document } from "mongodb";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { alertPast, alertStores, askAlert } from "./alerts.ts";
import { askBackup, backupPast, backupStores } from "./backups.ts";
import { askChannel, channelPast, channelStores } from "./channels.ts";
import { askConsole, consolePast, consoleStores } from "./console.ts";
import { askHealthHistory, healthHistoryPast, healthHistoryStores } from "./health-history.ts";
import { askMeasurement, measurementPast, measurementStores } from "./measurements.ts";
import { askNotification, notificationPast, notificationStores } from "./notifications.ts";
import { askSchedule, schedulePast, scheduleStores } from "./schedules.ts";
import type { SeededText } from "./seed-turns.ts";
import type { Owner, Tenancy } from "./tenancy.ts";

/** Operations and notifications, piece by piece: their stores, what they are asked, and what stands in their collections before. */
export function operationsStores(deps: AppDeps) {
  return {
    ...consoleStores(deps),
    ...measurementStores(deps),
    ...healthHistoryStores(deps),
    ...notificationStores(deps),
    ...channelStores(deps),
    ...alertStores(deps),
    ...backupStores(deps),
    ...scheduleStores(deps),
  };
}

export async function askOperations(deps: AppDeps, owner: Owner): Promise<void> {
  await askConsole(deps, owner);
  await askMeasurement(deps, owner);
  await askHealthHistory(deps, owner);
  await askNotification(deps, owner);
  await askChannel(deps, owner);
  await askAlert(deps, owner);
  await askBackup(deps, owner);
  await askSchedule(deps, owner);
}

export function operationsPast(past: {
  tenancy: Tenancy;
  text: SeededText;
  at(index: number): Date;
}): Record<string, (index: number) => Document> {
  return {
    ...consolePast(past),
    ...measurementPast(past),
    ...healthHistoryPast(past),
    ...notificationPast(past),
    ...channelPast(past),
    ...alertPast(past),
    ...backupPast(past),
    ...schedulePast(past),
  };
}
