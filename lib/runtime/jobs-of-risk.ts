import { type RunnableJob, toRunnable } from "../platform/jobs/runnable-job.ts";
import { playDemoRunJob } from "../risk/demo/play-demo-run.job.ts";
import { removeDemoRunJob } from "../risk/demo/remove-demo-run.job.ts";
import { importTransactionsJob } from "../risk/imports/import-transactions.job.ts";
import { tendModelJob } from "../risk/models/tend-model.job.ts";
import { trainModelJob } from "../risk/models/train-model.job.ts";
import { foldDaysJob } from "../risk/monitors/fold-days.job.ts";
import { foldPopulationJob } from "../risk/populations/fold-population.job.ts";
import { reviewTransactionJob } from "../risk/reviews/review-transaction.job.ts";
import { replayRulesJob } from "../risk/rules/replay/replay-rules.job.ts";
import type { AppDeps } from "./deps.ts";

/** Work of the risk guardian that nobody waits for. */
export const riskJobs: readonly RunnableJob<AppDeps>[] = [
  toRunnable(foldDaysJob),
  toRunnable(reviewTransactionJob),
  toRunnable(playDemoRunJob),
  toRunnable(removeDemoRunJob),
  toRunnable(importTransactionsJob),
  toRunnable(tendModelJob),
  toRunnable(trainModelJob),
  toRunnable(foldPopulationJob),
  toRunnable(replayRulesJob),
];
