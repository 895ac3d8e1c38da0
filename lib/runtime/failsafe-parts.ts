import type { AuditStore } from "../platform/audit/audit.store.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import type { JobTiming } from "../platform/jobs/job-timing.ts";
import type { Logger } from "../platform/log.ts";

/** What the fail-safe is made of; it is made before whatever asks whether it may act. */
export type FailsafeParts = { db: Database; audit: AuditStore; clock: Clock; log: Logger; jobTiming: JobTiming };
