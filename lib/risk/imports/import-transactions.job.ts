import { actFor } from "../../auth/act-for.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { defineJob, JobFailure, type JobRun } from "../../platform/jobs/define-job.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import { publishDue } from "../../platform/jobs/publish-record.ts";
import { checkRows } from "./check-rows.ts";
import type { ImportState } from "./import.schema.ts";
import type { ImportRecord } from "./import.store.ts";
import { IMPORT_TRANSACTIONS_JOB } from "./job-name.ts";
import { judgeRows } from "./judge-rows.ts";
import type { ImportJobDeps } from "./ports.ts";
import type { Stop } from "./stretches.ts";

/** Each attempt goes on where the one before had come to, so these are deaths in a row, or nearly. */
const MAX_ATTEMPTS = 6;

/** Its parts are needed again only by somebody who may start it over. */
const PARTS_NEEDED: readonly ImportState[] = ["receiving", "queued", "running", "checked", "refused", "failed"];

/** A file becomes judged transactions, a thousand rows at a time. Whatever a run has done, the next one finds done. */
export const importTransactionsJob = defineJob<ImportJobDeps, ImportRecord>({
  name: IMPORT_TRANSACTIONS_JOB,
  maxAttempts: MAX_ATTEMPTS,
  ledger: (deps) => deps.riskImports.ledger,
  async handle(ctx, run) {
    try {
      await runImport(ctx, run);
    } catch (error) {
      // What is wrong with the file is wrong with it the next time too.
      if (error instanceof AppError && error.kind !== "unavailable" && error.kind !== "limited")
        throw new JobFailure(error.code, { isRetryable: false, cause: error });
      throw error;
    }
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
  async stop({ deps, clock }, { orgId, _id }) {
    const outcome = await deps.db.withTransaction((session) => deps.riskImports.cancel(orgId, _id, new Date(clock.now()), session));
    return outcome !== null;
  },
  async afterFinal(ctx, { _id, orgId }) {
    const now = await ctx.deps.riskImports.find(orgId, _id);
    if (now && !PARTS_NEEDED.includes(now.state)) await ctx.deps.riskImports.deleteParts(orgId, _id);
  },
});

/** Of the time a run has; the rest is for what is under way when it is over. */
const SHARE_OF_RUN = 0.6;

async function runImport(ctx: Context<ImportJobDeps>, run: JobRun<ImportRecord>): Promise<void> {
  const { record } = run;
  const { _id, orgId, userId, keyId } = record;
  const acting = await actFor(ctx, { orgId, userId, keyId });
  if (!acting?.permissions.has("risk.write")) throw new JobFailure("auth.permission_required", { isRetryable: false });
  const startedAt = ctx.clock.now();
  const timeMs = ctx.deps.jobTiming.jobTimeoutMs * SHARE_OF_RUN;
  const mustStop = async (): Promise<Stop> => {
    run.signal.throwIfAborted();
    if (await ctx.deps.riskImports.isCancelAsked(orgId, _id)) return "cancelled";
    return ctx.clock.now() - startedAt > timeMs ? "time" : null;
  };
  const checked = record.phase === "judge" ? record : await checkRows(acting, run, mustStop);
  if (checked === "cancelled") return finish(ctx, run, "cancelled");
  if (checked === "time") throw new JobFailure("job.deadline_exceeded", { isRetryable: true });
  if (record.isDryRun) return finish(ctx, run, "checked");
  if (record.mode === "all_or_none" && checked.broken > 0) return finish(ctx, run, "refused", "risk.import_rows_broken");
  const stopped = await judgeRows(acting, run, checked, mustStop);
  if (stopped === "time") return handOver(ctx, run);
  await finish(ctx, run, stopped ?? "done");
}

async function finish(
  ctx: Context<ImportJobDeps>,
  run: JobRun<ImportRecord>,
  state: ImportState,
  reason: string | null = null,
): Promise<void> {
  await run.write({ $set: { ...CLOSED_LEASE, state, reason, lastError: null, finishedAt: new Date(ctx.clock.now()) } });
}

/** A function has minutes and a file may take more: the next run is told at once, and this one is not counted as a try. */
async function handOver({ deps }: Context<ImportJobDeps>, { record }: JobRun<ImportRecord>): Promise<void> {
  const { ledger } = deps.riskImports;
  await ledger.release(record, { error: "The next run goes on.", delayMs: 0, attempts: record.attempts - 1 });
  await publishDue(deps, ledger, IMPORT_TRANSACTIONS_JOB, record, { evenIfNotDue: true });
}
