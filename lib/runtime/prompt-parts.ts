import type { AuditStore } from "../platform/audit/audit.store.ts";
import type { Cache } from "../platform/cache/cache.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import type { JobTiming } from "../platform/jobs/job-timing.ts";
import type { Logger } from "../platform/log.ts";

/** What the prompt library is made of. */
export type PromptParts = { db: Database; audit: AuditStore; cache: Cache; clock: Clock; log: Logger; jobTiming: JobTiming };
