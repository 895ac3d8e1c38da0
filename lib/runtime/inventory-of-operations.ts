import type { CollectionInventory } from "../platform/inventory.ts";
import { ADMINISTRATION } from "./inventory-of-admin.ts";
import { ALERTS } from "./inventory-of-alerts.ts";
import { BACKUPS } from "./inventory-of-backups.ts";
import { CHANNELS } from "./inventory-of-channels.ts";
import { HEALTH } from "./inventory-of-health.ts";
import { MEASUREMENTS } from "./inventory-of-measurements.ts";
import { NOTIFICATIONS } from "./inventory-of-notifications.ts";
import { SCHEDULES } from "./inventory-of-schedules.ts";

export const OPERATIONS: readonly CollectionInventory[] = [
  ...ADMINISTRATION,
  ...NOTIFICATIONS,
  ...CHANNELS,
  ...MEASUREMENTS,
  ...HEALTH,
  ...ALERTS,
  ...BACKUPS,
  ...SCHEDULES,
];
