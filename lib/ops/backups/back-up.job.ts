import { notify } from "../../notifications/notify.ts";
import type { Context } from "../../platform/context.ts";
import { defineJob, type JobRun } from "../../platform/jobs/define-job.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import { publishDue } from "../../platform/jobs/publish-record.ts";
import { applyRetention } from "./apply-retention.ts";
import { NO_ORGANIZATION } from "./backup.store.ts";
import type { BackupCheck, BackupRecord } from "./backup-record.ts";
import { checkStep } from "./check-step.ts";
import { copyDatabase } from "./copy-database.ts";
import { BACK_UP_JOB, requireSetup } from "./new-backup.ts";
import type { BackupJobDeps } from "./ports.ts";

type Run = JobRun<BackupRecord>;

/** Of the two minutes a step may take: what is under way when it is over is finished. */
const STEP_SHARE = 0.6;

/** One step of whatever is done with a copy. A step that is not the last hands the record on to the next at once. */
export const backUpJob = defineJob<BackupJobDeps, BackupRecord>({
  name: BACK_UP_JOB,
  maxAttempts: 6,
  ledger: (deps) => deps.backups.ledger,
  async handle(ctx, run) {
    const until = ctx.clock.now() + ctx.deps.jobTiming.stepTimeoutMs * STEP_SHARE;
    const isTimeUp = () => ctx.clock.now() > until;
    const isOver = run.record.task === "copy" ? await copy(ctx, run, isTimeUp) : await check(ctx, run, isTimeUp);
    if (!isOver) await handOn(ctx, run);
  },
  toFailed: (ctx, _record, reason) => ({ isOpen: false, reason, finishedAt: new Date(ctx.clock.now()) }),
  async afterFinal(ctx, { _id }) {
    const row = await ctx.deps.backups.findRow(_id);
    if (!row || row.isOpen) return;
    if (row.checking) {
      await ctx.deps.db.sibling(row.checking.scratch).drop();
      await ctx.deps.backups.endChecking(_id);
    }
    if (row.state === "failed") await tell(ctx, `Backup ${_id} failed`, `It was given up: ${row.reason ?? "no reason"}.`, _id);
    else if (row.task === "copy") await applyRetention(ctx);
  },
});

async function copy(ctx: Context<BackupJobDeps>, run: Run, isTimeUp: () => boolean): Promise<boolean> {
  const { db, backupSetup } = ctx.deps;
  const { storage } = requireSetup(backupSetup);
  const { record, signal } = run;
  const save = async (change: Partial<BackupRecord>) => {
    signal.throwIfAborted();
    await run.write({ $set: change });
  };
  if (!(await copyDatabase(record, { database: db, storage, setup: backupSetup, fence: record.fence, save, isTimeUp, signal })))
    return false;
  const now = new Date(ctx.clock.now());
  const seconds = Math.round((now.getTime() - record.at.getTime()) / 100) / 10;
  await run.write({ $set: { ...CLOSED_LEASE, state: "done", isOpen: false, completedAt: now, finishedAt: now, seconds, lastError: null } });
  return true;
}

async function check(ctx: Context<BackupJobDeps>, run: Run, isTimeUp: () => boolean): Promise<boolean> {
  const found = await checkStep(ctx, run, isTimeUp);
  if (found === null) return false;
  const { _id, task } = run.record;
  if (!found.isSound) await tell(ctx, `Backup ${_id} does not restore`, found.problem ?? "", `${_id}-${found.at.getTime()}`);
  const checks: { verified: BackupCheck; drilled?: BackupCheck } = { verified: found, ...(task === "drill" && { drilled: found }) };
  await run.write({ $set: { ...CLOSED_LEASE, ...checks, state: "done", isOpen: false, finishedAt: found.at, lastError: null } });
  return true;
}

/** No attempt is used up by going on, and nobody waits for a sweep. */
async function handOn(ctx: Context<BackupJobDeps>, run: Run): Promise<void> {
  const { backups, jobTiming } = ctx.deps;
  const dueAt = new Date(ctx.clock.now() + jobTiming.publishGraceMs);
  await run.write({ $set: { state: "queued", owner: null, leaseUntil: null, attempts: 1, dueAt } });
  await publishDue(ctx.deps, backups.ledger, BACK_UP_JOB, { _id: run.record._id, orgId: NO_ORGANIZATION }, { evenIfNotDue: true });
}

async function tell(ctx: Context<BackupJobDeps>, title: string, text: string, key: string): Promise<void> {
  await notify(ctx, {
    ...{ topic: "backups", severity: "critical", to: { operators: true }, title, text },
    ...{ link: "/operations/backups", deduplicationKey: `backup-${key}` },
  });
}
