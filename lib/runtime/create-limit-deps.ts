import type { Clock } from "../platform/clock.ts";
import type { JobTiming } from "../platform/jobs/job-timing.ts";
import { createBudgetDeps } from "./create-budget-deps.ts";
import { createFailsafeDeps } from "./create-failsafe-deps.ts";
import { createPolicyDeps } from "./create-policy-deps.ts";
import type { PlatformDeps } from "./platform-deps.ts";

type Parts = Pick<PlatformDeps, "db" | "audit" | "metrics" | "log" | "deploymentSettings"> & { jobTiming: JobTiming };

/** All that is asked before a model is: which ones may be, for how much money, and whether anybody may act at all. */
export function createLimitDeps(parts: Parts, clock: Clock) {
  const { db, audit, log, jobTiming } = parts;
  return {
    ...createPolicyDeps(db, clock, parts.deploymentSettings),
    ...createBudgetDeps(parts, clock),
    ...createFailsafeDeps({ db, audit, clock, log, jobTiming }),
  };
}
