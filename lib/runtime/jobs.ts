import { exportAccountJob } from "../auth/privacy/export-account.job.ts";
import { importChatsJob } from "../chat/imports/import-chats.job.ts";
import { extractMemoriesJob } from "../chat/memory/extract-memories.job.ts";
import { runTurnJob } from "../chat/pipeline/run-turn.job.ts";
import { emptyProjectJob } from "../chat/projects/empty-project.job.ts";
import { purgeChatJob } from "../chat/purge-chat.job.ts";
import { indexHistoryJob } from "../chat/search/index-history.job.ts";
import { titleChatJob } from "../chat/titles/title-chat.job.ts";
import { purgeFileJob } from "../knowledge/files/purge-file.job.ts";
import { ingestFileJob } from "../knowledge/ingest/ingest-file.job.ts";
import { reembedFileJob } from "../knowledge/reembed-file.job.ts";
import { type RunnableJob, toRunnable } from "../platform/jobs/runnable-job.ts";
import type { AppDeps } from "./deps.ts";
import { failsafeJobs } from "./jobs-of-failsafe.ts";
import { operationsJobs } from "./jobs-of-operations.ts";
import { promptJobs } from "./jobs-of-prompts.ts";
import { riskJobs } from "./jobs-of-risk.ts";

/** Every job of the product; a delivery for any other name is given up at once. */
export const jobs: readonly RunnableJob<AppDeps>[] = [
  toRunnable(runTurnJob),
  toRunnable(purgeChatJob),
  toRunnable(emptyProjectJob),
  toRunnable(indexHistoryJob),
  toRunnable(titleChatJob),
  toRunnable(importChatsJob),
  toRunnable(extractMemoriesJob),
  toRunnable(exportAccountJob),
  toRunnable(purgeFileJob),
  toRunnable(ingestFileJob),
  toRunnable(reembedFileJob),
  ...riskJobs,
  ...failsafeJobs,
  ...promptJobs,
  ...operationsJobs,
];

export function findJob(name: string): RunnableJob<AppDeps> | null {
  return jobs.find((job) => job.name === name) ?? null;
}
