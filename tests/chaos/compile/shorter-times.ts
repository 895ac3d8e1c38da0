import type { Patch } from "./patch.ts";

/**
 * Every wait of the job contract is a tenth under CHAOS=1. JOB_TIME_DIVISOR reaches leases, heartbeats, back-off and deadlines;
 * these constants have no setting, because no deployment may change them.
 */
export const patches: readonly Patch[] = [
  { file: "lib/ops/cron.ts", anchor: "const MINUTE = 60_000;", at: "instead", replacement: "const MINUTE = 6_000;" },
  {
    file: "lib/platform/audit/sequence-audit.ts",
    anchor: "const LEASE_MS = 30_000;",
    at: "instead",
    replacement: "const LEASE_MS = 3_000;",
  },
  { file: "lib/platform/audit/sequence-audit.ts", anchor: "const SETTLE_MS = 500;", at: "instead", replacement: "const SETTLE_MS = 50;" },
  {
    file: "lib/platform/jobs/run-job.ts",
    anchor: "const INVISIBLE_RETRY_MS = 2_000;",
    at: "instead",
    replacement: "const INVISIBLE_RETRY_MS = 200;",
  },
  {
    file: "lib/chat/purge-chat.job.ts",
    anchor: "const WAIT_FOR_RUNNING_MS = 5_000;",
    at: "instead",
    replacement: "const WAIT_FOR_RUNNING_MS = 500;",
  },
  // The queue's clock runs ten times as fast, so the seconds we ask it to wait are a tenth of a second each.
  { file: "api/_routes/jobs/run-job.ts", anchor: "const MS = 1_000;", at: "instead", replacement: "const MS = 100;" },
];
