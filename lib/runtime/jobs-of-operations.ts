<<<<<<< HEAD
import { deliverJob } from "../notifications/deliveries/deliver.job.ts";
=======
import { deliverWebhookJob } from "../notifications/webhooks/deliver-webhook.job.ts";
>>>>>>> 1b38f58 (feat(notifications): events to an organization's own addresses, signed as Standard Webhooks say, tried again for three days and sent again by hand)
import { type RunnableJob, toRunnable } from "../platform/jobs/runnable-job.ts";
import type { AppDeps } from "./deps.ts";

/** What is delivered, copied and sent while nobody waits. */
<<<<<<< HEAD
export const operationsJobs: readonly RunnableJob<AppDeps>[] = [toRunnable(deliverJob)];
=======
export const operationsJobs: readonly RunnableJob<AppDeps>[] = [toRunnable(deliverWebhookJob)];
>>>>>>> 1b38f58 (feat(notifications): events to an organization's own addresses, signed as Standard Webhooks say, tried again for three days and sent again by hand)
