import { defineJob } from "../../platform/jobs/define-job.ts";
import type { JobRecord } from "../../platform/jobs/job.store.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import { measureDrift } from "./measure-drift.ts";
import type { ModelDeps } from "./ports.ts";
import { tryShadow } from "./try-shadow.ts";

export const TEND_MODEL_JOB = "risk.tend-model";

/** Once a day: whether what comes in still looks like what the model has learnt from, and whether the model that is tried may take over. */
export const tendModelJob = defineJob<ModelDeps, JobRecord>({
  name: TEND_MODEL_JOB,
  maxAttempts: 4,
  ledger: (deps) => deps.jobs.ledger,
  async handle(ctx, run) {
    await tryShadow(ctx);
    await measureDrift(ctx);
    await run.write({ $set: { ...CLOSED_LEASE, state: "done", finishedAt: new Date(ctx.clock.now()), lastError: null } });
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
});
