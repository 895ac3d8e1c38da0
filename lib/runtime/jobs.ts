import { runTurnJob } from "../chat/pipeline/run-turn.job.ts";
import { purgeChatJob } from "../chat/purge-chat.job.ts";
import { type RunnableJob, toRunnable } from "../platform/jobs/runnable-job.ts";
import type { AppDeps } from "./deps.ts";

/** Every job of the product; a delivery for any other name is given up at once. */
export const jobs: readonly RunnableJob<AppDeps>[] = [toRunnable(runTurnJob), toRunnable(purgeChatJob)];

export function findJob(name: string): RunnableJob<AppDeps> | null {
  return jobs.find((job) => job.name === name) ?? null;
}
