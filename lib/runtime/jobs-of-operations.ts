import { deliverJob } from "../notifications/deliveries/deliver.job.ts";
import { tellOperatorsJob } from "../notifications/telegram/tell-operators.job.ts";
import { deliverWebhookJob } from "../notifications/webhooks/deliver-webhook.job.ts";
import { backUpJob } from "../ops/backups/back-up.job.ts";
import { type RunnableJob, toRunnable } from "../platform/jobs/runnable-job.ts";
import type { AppDeps } from "./deps.ts";

/** What is delivered, copied and sent while nobody waits. */
export const operationsJobs: readonly RunnableJob<AppDeps>[] = [
  toRunnable(deliverJob),
  toRunnable(deliverWebhookJob),
  toRunnable(tellOperatorsJob),
  toRunnable(backUpJob),
];
