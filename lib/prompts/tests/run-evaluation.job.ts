import { actFor } from "../../auth/act-for.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { defineJob, JobFailure, type JobRun } from "../../platform/jobs/define-job.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import { publishDue } from "../../platform/jobs/publish-record.ts";
import { findReadable } from "../library/find-prompt.ts";
import { passesWith, withTimes } from "./count-results.ts";
import type { EvaluationRecord } from "./evaluation.store.ts";
import { RUN_EVALUATION_JOB } from "./job-name.ts";
import { type PlannedCombination, planCombinations } from "./plan-combinations.ts";
import type { EvaluationRunDeps } from "./run-ports.ts";
import { runRows, type Stop } from "./run-rows.ts";

/** Each attempt goes on where the one before had come to, so these are deaths in a row, or nearly. */
const MAX_ATTEMPTS = 6;
/** Of the time a run has; the rest is for what is under way when it is over. */
const SHARE_OF_RUN = 0.5;

/** Every row is asked of every combination, some at a time. What was answered and kept is never asked again. */
export const runEvaluationJob = defineJob<EvaluationRunDeps, EvaluationRecord>({
  name: RUN_EVALUATION_JOB,
  maxAttempts: MAX_ATTEMPTS,
  ledger: (deps) => deps.promptEvaluations.ledger,
  async handle(ctx, run) {
    try {
      await runEvaluation(ctx, run);
    } catch (error) {
      throw toFailure(error);
    }
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
  async stop({ deps, clock }, { orgId, _id }) {
    const outcome = await deps.db.withTransaction((session) => deps.promptEvaluations.cancel(orgId, _id, new Date(clock.now()), session));
    return outcome !== null;
  },
  async afterFinal(ctx, { state }) {
    if (state === "failed") count(ctx, "failed");
  },
});

/** What is away may be back, and a limit is over soon; a cap on spending, a prompt that is gone or a permission taken away stay so. */
function toFailure(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const isPassing = error.kind === "unavailable" || (error.kind === "limited" && error.code !== "ai.budget_exceeded");
  const seconds = error.options.retryAfterSeconds;
  return new JobFailure(error.code, {
    ...{ isRetryable: isPassing, cause: error },
    ...(seconds !== undefined && { retryAfterMs: seconds * 1_000 }),
  });
}

async function runEvaluation(ctx: Context<EvaluationRunDeps>, run: JobRun<EvaluationRecord>): Promise<void> {
  const { _id, orgId, promptId, userId, keyId } = run.record;
  const acting = await actFor(ctx, { orgId, userId, keyId });
  if (!acting?.permissions.has("prompts.run")) throw new JobFailure("auth.permission_required", { isRetryable: false });
  const combinations = await planAgain(acting, run.record);
  const startedAt = ctx.clock.now();
  const timeMs = ctx.deps.jobTiming.jobTimeoutMs * SHARE_OF_RUN;
  if (!run.record.startedAt) await run.write({ $set: { startedAt: new Date(startedAt) } });
  const mustStop = async (): Promise<Stop> => {
    run.signal.throwIfAborted();
    if (await ctx.deps.promptEvaluations.isCancelAsked(orgId, _id)) return "cancelled";
    return ctx.clock.now() - startedAt > timeMs ? "time" : null;
  };
  const { stop, counted } = await runRows(acting, run, { combinations, promptId, mustStop });
  if (stop === "time") return handOver(ctx, run);
  await finish(ctx, run, { state: stop ?? "done", counted });
}

/** Versions never change, but what they include by a label may: half an evaluation of one text and half of another says nothing. */
async function planAgain(ctx: Context<EvaluationRunDeps>, record: EvaluationRecord): Promise<PlannedCombination[]> {
  const prompt = await findReadable(ctx, record.promptId);
  const models = record.combinations.flatMap(({ model }) => (model === null ? [] : [model]));
  const planned = await planCombinations(ctx, prompt, { versions: record.versions, models: [...new Set(models)] });
  const isSame = planned.every(({ contentHash }, index) => contentHash === record.combinations[index]?.contentHash);
  if (!isSame) throw new JobFailure("prompts.include_changed", { isRetryable: false });
  return planned;
}

type Ending = { state: "done" | "cancelled"; counted: Pick<EvaluationRecord, "combinations"> };

async function finish(ctx: Context<EvaluationRunDeps>, run: JobRun<EvaluationRecord>, { state, counted }: Ending): Promise<void> {
  const { _id, orgId, rows, passThreshold } = run.record;
  const combinations = withTimes(counted.combinations, await ctx.deps.promptResults.listTimes(orgId, _id));
  const finishedAt = new Date(ctx.clock.now());
  await run.write({ $set: { ...CLOSED_LEASE, state, combinations, finishedAt, reason: null, lastError: null } });
  const isPassed = combinations.every((combination) => passesWith(combination, rows, passThreshold));
  count(ctx, state === "cancelled" ? "cancelled" : isPassed ? "passed" : "not-passed");
}

function count({ deps }: Context<EvaluationRunDeps>, result: "passed" | "not-passed" | "cancelled" | "failed"): void {
  deps.metrics.counter("aegis_prompt_evaluations_total", { result })();
}

/** A function has minutes and an evaluation may take more: the next run is told at once, and this one is not counted as a try. */
async function handOver({ deps }: Context<EvaluationRunDeps>, { record }: JobRun<EvaluationRecord>): Promise<void> {
  const { ledger } = deps.promptEvaluations;
  await ledger.release(record, { error: "The next run goes on.", delayMs: 0, attempts: record.attempts - 1 });
  await publishDue(deps, ledger, RUN_EVALUATION_JOB, record, { evenIfNotDue: true });
}
