import { defineJob } from "../../platform/jobs/define-job.ts";
import type { JobRecord } from "../../platform/jobs/job.store.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import type { FileDeps } from "../ports.ts";
import { purgeIndex } from "../remove-index.ts";

export const PURGE_FILE_JOB = "knowledge.purge-file";

/** Removes what a deleted file leaves behind, the record last: each step finds the same again when the one before died. */
export const purgeFileJob = defineJob<FileDeps, JobRecord>({
  name: PURGE_FILE_JOB,
  maxAttempts: 12,
  ledger: (deps) => deps.jobs.ledger,
  async handle(ctx, run) {
    const { orgId, payload } = run.record;
    const fileId = String(payload.fileId);
    await purgeIndex(ctx, { fileId, userId: String(payload.userId) });
    await ctx.deps.fileContents.remove(orgId, fileId);
    await ctx.deps.files.delete(orgId, fileId);
    await run.write({ $set: { ...CLOSED_LEASE, state: "done", finishedAt: new Date(ctx.clock.now()), lastError: null } });
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
});
