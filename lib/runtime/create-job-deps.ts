import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import { createDeadLetterStore, deadLetterCollection } from "../platform/jobs/dead-letter.store.ts";
import { createJobStore, jobCollection } from "../platform/jobs/job.store.ts";
import type { JobTiming } from "../platform/jobs/job-timing.ts";
import { createScheduleStore, scheduleCollection } from "../platform/schedule.store.ts";
import type { PlatformDeps } from "./platform-deps.ts";

export const jobCollections = [jobCollection, deadLetterCollection, scheduleCollection] as const;

type JobDeps = Pick<PlatformDeps, "jobs" | "deadLetters" | "schedules" | "jobTiming">;

/** The records behind background work. */
export function createJobDeps(db: Database, { clock, timing }: { clock: Clock; timing: JobTiming }): JobDeps {
  return {
    jobs: createJobStore(db, { clock, timing }),
    deadLetters: createDeadLetterStore(db),
    schedules: createScheduleStore(db),
    jobTiming: timing,
  };
}
