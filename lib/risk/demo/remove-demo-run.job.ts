import { defineJob } from "../../platform/jobs/define-job.ts";
import type { JobRecord } from "../../platform/jobs/job.store.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import type { DemoRemovalDeps } from "./ports.ts";
import { removeRunData } from "./remove-run-data.ts";

export const REMOVE_DEMO_RUN_JOB = "risk.remove-demo-run";

/** The record of the run goes last: as long as it is there, what a dying process has left can be found again. */
export const removeDemoRunJob = defineJob<DemoRemovalDeps, JobRecord>({
  name: REMOVE_DEMO_RUN_JOB,
  maxAttempts: 8,
  ledger: (deps) => deps.jobs.ledger,
  async handle(ctx, run) {
    const { orgId, payload } = run.record;
    const demoRun = await ctx.deps.demoRuns.find(orgId, String(payload.runId));
    if (demoRun) {
      await removeRunData(ctx, demoRun, run.signal);
      await ctx.deps.demoRuns.delete(demoRun);
    }
    await run.write({ $set: { ...CLOSED_LEASE, state: "done", finishedAt: new Date(ctx.clock.now()), lastError: null } });
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
});
