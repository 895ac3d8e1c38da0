import type { ConsoleLinks, ConsoleStores } from "../admin/ports.ts";
import type { ChannelStores } from "../notifications/channels/ports.ts";
import type { NotificationStores } from "../notifications/ports.ts";
import type { AlertStores } from "../ops/alerts/ports.ts";
import type { BackupStores } from "../ops/backups/ports.ts";
import type { HealthStores } from "../ops/health/ports.ts";
import type { MeasurementStores } from "../ops/measurement-ports.ts";
import type { ReadinessLinks } from "../ops/readiness/ports.ts";
import type { ScheduleStores } from "../ops/schedules/ports.ts";

/** Everything operations and notifications keep. */
export type OperationsDeps = OperationsStores & ConsoleLinks & ReadinessLinks;

/** Of it, what can be made before the rest of the product stands. */
export type OperationsStores = ConsoleStores &
  MeasurementStores &
  HealthStores &
  NotificationStores &
  ChannelStores &
  AlertStores &
  BackupStores &
  ScheduleStores;
