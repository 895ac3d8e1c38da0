import type { RunnableJob } from "../platform/jobs/runnable-job.ts";
import type { AppDeps } from "./deps.ts";

/** Work of the fail-safe that nobody waits for. */
export const failsafeJobs: readonly RunnableJob<AppDeps>[] = [];
