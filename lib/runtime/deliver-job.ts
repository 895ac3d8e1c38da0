import type { ClientSession } from "mongodb";
import type { JobTarget } from "../admin/ports.ts";
import { actingModuleSchema } from "../failsafe/schema.ts";
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
  const { tracer } = runtime.deps;
  const outcome = await tracer.span(`job ${job.name}`, { kind: "consumer", attributes: { "aegis.job": job.name } }, async (end) => {
    const ended = await job.run(ctx, delivery, runnerOptions(runtime, job.name));
    end({ attributes: { "aegis.job.outcome": ended.type } });
    return ended;
  });
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

/** What was given up starts over, with what `mark` writes beside it; false when it is not failed any more, or no such job is known. */
export async function startOver(runtime: Runtime, target: JobTarget, mark: (session: ClientSession) => Promise<void>): Promise<boolean> {
  const { deps } = runtime;
  const job = findJob(target.kind);
  if (!job) return false;
  const isStarted = await deps.db.withTransaction(async (session) => {
    if (!(await job.restart(deps, target, session))) return false;
    await mark(session);
    return true;
  });
  // Dying before this, the sweep publishes it: it is due at once.
  if (isStarted) await job.publishAgain(deps, target);
  return isStarted;
}

/** Gives up what waits; says whether somebody was running it instead. */
export async function cancelJob(runtime: Runtime, target: JobTarget): Promise<"cancelled" | "running" | "neither"> {
  const job = findJob(target.kind);
  if (!job) return "neither";
  const ctx = createSystemContext(runtime, { job: job.name, orgId: target.orgId });
  const options = { ...runnerOptions(runtime, job.name), cancelReason: "jobs.cancelled" };
  const outcome = await job.run(ctx, target, options);
  if (outcome.type === "busy") return "running";
  return outcome.type === "given-up" && outcome.reason === options.cancelReason ? "cancelled" : "neither";
}

export async function stopJob(runtime: Runtime, target: JobTarget): Promise<boolean> {
  const job = findJob(target.kind);
  return job ? job.stop(createSystemContext(runtime, { job: job.name, orgId: target.orgId }), target) : false;
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

function toDeadLetter({ fence, ...letter }: GivenUp, now: number): DeadLetterRecord {
  return { _id: `ddl_${letter.recordId}_${fence}`, ...letter, at: new Date(now), replayedAt: null, replayedBy: null };
}
