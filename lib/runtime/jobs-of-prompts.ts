import { type RunnableJob, toRunnable } from "../platform/jobs/runnable-job.ts";
import { deletePartsJob } from "../prompts/library/delete-parts.job.ts";
import { runEvaluationJob } from "../prompts/tests/run-evaluation.job.ts";
import { tellDecidersJob } from "../prompts/versions/promotions/tell-deciders.job.ts";
import type { AppDeps } from "./deps.ts";

/** Work of the prompt library that nobody waits for. */
export const promptJobs: readonly RunnableJob<AppDeps>[] = [
  toRunnable(deletePartsJob),
  toRunnable(tellDecidersJob),
  toRunnable(runEvaluationJob),
];
