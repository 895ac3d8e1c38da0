import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import type { JobTiming } from "../platform/jobs/job-timing.ts";

/** What the fail-safe is made of; it is made before whatever asks whether it may act. */
export type FailsafeParts = { db: Database; clock: Clock; jobTiming: JobTiming };
