import { defineJob } from "../../platform/jobs/define-job.ts";
import type { JobRecord } from "../../platform/jobs/job.store.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import { judgeAnswer } from "./judge-answer.ts";
import { JUDGE_ANSWER_JOB } from "./keep-audit.ts";
import type { AuditDeps } from "./ports.ts";

/** Off the path of answering: until judges have spoken, the embedded verdict stands. */
export const judgeAnswerJob = defineJob<AuditDeps, JobRecord>({
  name: JUDGE_ANSWER_JOB,
  maxAttempts: 3,
  ledger: (deps) => deps.jobs.ledger,
  async handle(ctx, run) {
    await judgeAnswer(ctx, String(run.record.payload.auditId), run.signal);
    await run.write({ $set: { ...CLOSED_LEASE, state: "done", finishedAt: new Date(ctx.clock.now()), lastError: null } });
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
});
