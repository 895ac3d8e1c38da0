import { actingModuleSchema } from "../failsafe/schema.ts";
import { AppError } from "../platform/errors.ts";
import type { DeadLetterRecord } from "../platform/jobs/dead-letter.store.ts";
import type { JobMessage } from "../platform/jobs/publish-record.ts";
import type { GivenUp, RunnerOptions, RunOutcome } from "../platform/jobs/run-job.ts";
import { moduleOf } from "../platform/jobs/under-lease.ts";
import { findJob } from "./jobs.ts";
import type { Runtime } from "./runtime.ts";
import { createSystemContext } from "./system-context.ts";

/** One delivery of the queue, whatever it brings. */
export async function deliverJob(runtime: Runtime, delivery: JobMessage): Promise<RunOutcome> {
  const job = findJob(delivery.job);
  if (!job) return { type: "given-up", reason: "job.unknown" };
  const ctx = createSystemContext(runtime, { job: job.name, orgId: delivery.orgId });
  const startedAt = performance.now();
  const outcome = await job.run(ctx, delivery, runnerOptions(runtime, job.name));
  runtime.deps.metrics.histogram("aegis_job_run_duration_seconds", { job: job.name })((performance.now() - startedAt) / 1_000);
  runtime.deps.metrics.counter("aegis_job_runs_total", { job: job.name, outcome: outcome.type })();
  return outcome;
}

/**
 * The queue has given a delivery up. The record decides: final needs nothing, a held lease means somebody works on it, one
 * published again since has another delivery to wait for; anything else is given up here too. The queue's own copy is dropped
 * once it is of no use; ours is the one that can be replayed.
 */
export async function settleDeadDelivery(runtime: Runtime, delivery: JobMessage, queueLetterId: string | null): Promise<void> {
  const job = findJob(delivery.job);
  const state = job && (await job.stateOf(runtime.deps, delivery));
  if (!job) return;
  if (!state?.isOpen || state.publishCount > (delivery.publication ?? state.publishCount)) return dropQueueLetter(runtime, queueLetterId);
  if (state.leaseUntil && state.leaseUntil.getTime() > runtime.deps.clock.now()) return;
  const ctx = createSystemContext(runtime, { job: job.name, orgId: delivery.orgId });
  await job.fail(ctx, delivery, "job.delivery_exhausted", runnerOptions(runtime, job.name));
  await dropQueueLetter(runtime, queueLetterId);
}

/** Tidiness only: a letter that stays in the queue's list does no harm. */
async function dropQueueLetter({ deps }: Runtime, id: string | null): Promise<void> {
  if (id === null) return;
  await deps.queue
    .dropDeadLetter(id)
    .catch((error: unknown) => deps.log.warn({ error }, "a dead letter of the queue could not be dropped"));
}

export async function replayDeadLetter(runtime: Runtime, input: { orgId: string; deadLetterId: string; by: string }): Promise<void> {
  const { deps } = runtime;
  const letter = await deps.deadLetters.find(input.orgId, input.deadLetterId);
  const job = letter && findJob(letter.job);
  if (!letter || !job) throw new AppError("not_found", "jobs.dead_letter_not_found", `No dead letter ${input.deadLetterId}.`);
  if (!(await job.replay(deps, { orgId: letter.orgId, id: letter.recordId })))
    throw new AppError("conflict", "jobs.not_failed", "This job is not failed any more; there is nothing to replay.");
  await deps.deadLetters.markReplayed(letter.orgId, letter._id, input.by, new Date(deps.clock.now()));
}

function runnerOptions(runtime: Runtime, job: string): RunnerOptions {
  const { deps } = runtime;
  return {
    owner: runtime.owner,
    timing: deps.jobTiming,
    random: Math.random,
    // What restores, records and erases goes on while everything that acts is stopped.
    ...(actingModuleSchema.safeParse(moduleOf(job)).success && { gate: deps.safetyGate }),
    reportError: (error) => deps.reportError(error, { route: job }),
    bury: (letter, close) =>
      deps.db.withTransaction(async (session) => {
        if (!(await close(session))) return false;
        await deps.deadLetters.insert(toDeadLetter(letter, deps.clock.now()), session);
        return true;
      }),
  };
}

function toDeadLetter({ job, orgId, recordId, reason, fence }: GivenUp, now: number): DeadLetterRecord {
  return { _id: `ddl_${recordId}_${fence}`, orgId, job, recordId, reason, at: new Date(now), replayedAt: null, replayedBy: null };
}
