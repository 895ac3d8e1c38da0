import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Database } from "../../platform/db.ts";
import type { Queue } from "../../platform/queue.ts";
import type { ScheduleStore } from "../../platform/schedule.store.ts";
import type { DeploymentSettingsDeps } from "../settings/ports.ts";
import type { ScheduleRunStore } from "./schedule-run.store.ts";

/** What runs by the clock, and what the deployment has decided about itself. */
export type ScheduleStores = Pick<DeploymentSettingsDeps, "deploymentEnvironment"> & {
  scheduleRuns: ScheduleRunStore;
  /** How often the queue ticks. */
  tickMinutes: number;
};

/** For looking at schedules and running one by hand. */
export type ScheduleDeps = Pick<ScheduleStores, "scheduleRuns" | "tickMinutes"> & {
  db: Database;
  audit: AuditStore;
  queue: Pick<Queue, "publish">;
  schedules: Pick<ScheduleStore, "listAll">;
};
