import { defineJob } from "../../platform/jobs/define-job.ts";
import type { JobRecord } from "../../platform/jobs/job.store.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import { DELETE_PARTS_JOB } from "./delete-prompt.ts";
import type { LibraryDeps } from "./ports.ts";

/** Safe to repeat: what is gone is gone. */
export const deletePartsJob = defineJob<LibraryDeps, JobRecord>({
  name: DELETE_PARTS_JOB,
  maxAttempts: 5,
  ledger: (deps) => deps.jobs.ledger,
  async handle(ctx, run) {
    for (const part of ctx.deps.promptParts) {
      run.signal.throwIfAborted();
      await part.deleteOfPrompt(ctx.orgId, String(run.record.payload.promptId));
    }
    await run.write({ $set: { ...CLOSED_LEASE, state: "done", finishedAt: new Date(ctx.clock.now()), lastError: null } });
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
});
