import type { Router } from "../../ai/router.ts";
import type { NotifyDeps } from "../../notifications/ports.ts";
import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Database } from "../../platform/db.ts";
import type { DeadLetterStore } from "../../platform/jobs/dead-letter.store.ts";
import type { JobStore } from "../../platform/jobs/job.store.ts";
import type { Probes } from "../../platform/probes.ts";
import type { Queue } from "../../platform/queue.ts";
import type { RedisConnection } from "../../platform/redis.ts";
import type { ScheduleStore } from "../../platform/schedule.store.ts";
import type { BackupStores } from "../backups/ports.ts";
import type { IncidentDeps } from "../health/ports.ts";
import type { RollbackDeps } from "../rollback/get-rollback.ts";
import type { AlertStore } from "./alert.store.ts";
import type { MarkStore } from "./mark.store.ts";
import type { SilenceStore } from "./silence.store.ts";

/** What is wrong now, and who has been told. */
export type AlertStores = {
  alerts: AlertStore;
  alertSilences: SilenceStore;
  operationMarks: MarkStore;
};

export type ObserveDeps = RollbackDeps &
  Pick<BackupStores, "backups" | "backupSetup"> & {
    db: Database;
    redis: RedisConnection | null;
    queue: Queue;
    probes: Probes;
    router: Pick<Router, "states">;
    jobs: Pick<JobStore, "ledger">;
    /** Of chat: answers people wait for. */
    turns: { ledger: { findOldestWaiting(): Promise<Date | null> } };
    deadLetters: Pick<DeadLetterStore, "countSince">;
    schedules: Pick<ScheduleStore, "listAll">;
  };

export type AlertDeps = AlertStores & ObserveDeps & IncidentDeps & NotifyDeps & { audit: AuditStore };
