import { judgeAnswerJob } from "../failsafe/audits/judge-answer.job.ts";
import { runDrillJob } from "../failsafe/drills/run-drill.job.ts";
import { followTripJob } from "../failsafe/trips/follow-trip.job.ts";
import { type RunnableJob, toRunnable } from "../platform/jobs/runnable-job.ts";
import type { AppDeps } from "./deps.ts";

/** Work of the fail-safe that nobody waits for. */
export const failsafeJobs: readonly RunnableJob<AppDeps>[] = [
  toRunnable(judgeAnswerJob),
  toRunnable(runDrillJob),
  toRunnable(followTripJob),
];
