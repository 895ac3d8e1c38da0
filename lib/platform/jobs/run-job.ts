import type { ClientSession } from "mongodb";
import { digestOf } from "../audit/audit-record.ts";
import type { Context } from "../context.ts";
import { isHaltedError, isUnreadableError } from "../safety-gate.ts";
import { type JobDefinition, JobFailure, type JobRun, LeaseLostError, NotYetError } from "./define-job.ts";
import { backoffMs, type JobTiming } from "./job-timing.ts";
import { CLOSED_LEASE, type LeaseFields, type Ledger } from "./ledger.ts";
import { type JobGate, runUnderLease } from "./under-lease.ts";

/**
 * Runs one delivery by the contract: claim with lease and fence, keep the lease alive, work, and only then acknowledge.
 * The outcome says how to answer the queue; nothing here trusts that a delivery comes once, in order or in time.
 */
export type RunOutcome =
  | { type: "done" }
  | { type: "nothing-to-do" }
  /** Not now: another process works on it, or the row is not visible yet. */
  | { type: "busy"; retryAfterMs: number }
  | { type: "retry"; retryAfterMs: number; reason: string }
  | { type: "given-up"; reason: string };

/** `fence` names the run that gave up: one dead letter for each. */
export type GivenUp = {
  job: string;
  orgId: string;
  recordId: string;
  reason: string;
  fence: number;
  /** Runs that were begun. */
  attempts: number;
  /** SHA-256 of what the job was to do: two letters of the same work have the same. */
  payloadDigest: string;
};

export type RunnerOptions = {
  owner: string;
  timing: JobTiming;
  random: () => number;
  /** Writes the dead letter and the final state in one transaction: dying in between, nobody would list what was given up. */
  bury: (letter: GivenUp, close: (session: ClientSession) => Promise<boolean>) => Promise<boolean>;
  /** Who says whether it may act; left out for what has to run while everything else is stopped. */
  gate?: JobGate;
  giveUpReason?: string;
  /** Somebody has called it off: given up for this reason whatever was wrong before, without a run. */
  cancelReason?: string;
  /** For errors no job expected. */
  reportError?: (error: unknown) => Promise<void>;
};

const INVISIBLE_RETRY_MS = 2_000;
const ATTEMPTS_EXHAUSTED = "job.attempts_exhausted";

export async function runJob<Deps, Record extends LeaseFields>(
  ctx: Context<Deps>,
  definition: JobDefinition<Deps, Record>,
  target: { orgId: string; id: string },
  options: RunnerOptions,
): Promise<RunOutcome> {
  const ledger = definition.ledger(ctx.deps);
  const claim = await ledger.claim(target.orgId, target.id, options.owner);
  switch (claim.type) {
    case "missing":
      return { type: "busy", retryAfterMs: INVISIBLE_RETRY_MS };
    case "busy":
      return { type: "busy", retryAfterMs: claim.retryAfterMs };
    case "final":
      return toFinalOutcome(claim.record);
    case "waiting":
      return { type: "nothing-to-do" };
    case "claimed":
      return runClaimed(ctx, definition, ledger, claim.record, options);
  }
}

/** A process that died right after giving up was not heard: its delivery comes again and is told the same. */
function toFinalOutcome(record: LeaseFields): RunOutcome {
  if (record.state !== "failed") return { type: "nothing-to-do" };
  return { type: "given-up", reason: record.lastError ?? ATTEMPTS_EXHAUSTED };
}

async function runClaimed<Deps, Record extends LeaseFields>(
  ctx: Context<Deps>,
  definition: JobDefinition<Deps, Record>,
  ledger: Ledger<Record>,
  record: Record,
  options: RunnerOptions,
): Promise<RunOutcome> {
  if (options.cancelReason !== undefined) return giveUp(ctx, definition, ledger, record, options.cancelReason, options);
  // A record whose runs keep dying without a word is poison: it is given up before it takes another process down.
  if (record.attempts > definition.maxAttempts)
    return giveUp(ctx, definition, ledger, record, record.lastError ?? options.giveUpReason ?? ATTEMPTS_EXHAUSTED, options);
  const abort = new AbortController();
  const stopHeartbeat = keepLease(ledger, record, abort, options.timing);
  let endWatch: () => void = () => undefined;
  try {
    if (options.gate) endWatch = await runUnderLease(options.gate, definition, record, abort);
    if (definition.onHalt !== "fail") abort.signal.throwIfAborted();
    await beforeDeaf(definition.handle(ctx, toRun(ledger, record, abort.signal)), abort.signal, options.timing);
    await definition.afterFinal?.(ctx, record);
    return { type: "done" };
  } catch (error) {
    const failure: unknown = abort.signal.aborted ? abort.signal.reason : error;
    if (failure instanceof LeaseLostError || error instanceof LeaseLostError) return { type: "busy", retryAfterMs: options.timing.leaseMs };
    const notYet = toNotYet(definition, failure, options.timing);
    if (notYet) {
      await ledger.release(record, { error: notYet.message, delayMs: notYet.delayMs, attempts: record.attempts - 1 });
      return { type: "nothing-to-do" };
    }
    return await settleFailure(ctx, definition, ledger, record, toFailure(failure), options);
  } finally {
    endWatch();
    stopHeartbeat();
  }
}

/** A run that does not hear its signal within a heartbeat is left behind: it holds the fence of a run that is over, so it can write nothing more. */
async function beforeDeaf(handled: Promise<void>, signal: AbortSignal, { heartbeatMs }: JobTiming): Promise<void> {
  const { promise: deaf, reject } = Promise.withResolvers<never>();
  let timer: NodeJS.Timeout | null = null;
  const wait = () => {
    timer = setTimeout(() => reject(signal.reason), heartbeatMs);
  };
  signal.addEventListener("abort", wait, { once: true });
  try {
    await Promise.race([handled, deaf]);
  } finally {
    signal.removeEventListener("abort", wait);
    if (timer) clearTimeout(timer);
  }
}

/** What may not act waits until it may again: a restore, a vote or other settings bring it back by the sweep. */
function toNotYet({ onHalt }: { onHalt?: "wait" | "fail" }, failure: unknown, timing: JobTiming): NotYetError | null {
  if (failure instanceof NotYetError) return failure;
  const mayWait = isUnreadableError(failure) || (isHaltedError(failure) && onHalt !== "fail");
  return mayWait ? new NotYetError(failure.code, timing.redeliverMs / 2) : null;
}

function toFailure(failure: unknown): unknown {
  return isHaltedError(failure) ? new JobFailure(failure.code, { isRetryable: false, cause: failure }) : failure;
}

function toRun<Record extends LeaseFields>(ledger: Ledger<Record>, record: Record, signal: AbortSignal): JobRun<Record> {
  return {
    record,
    signal,
    async write(update) {
      if (!(await ledger.write(record, update))) throw new LeaseLostError("Another process holds this record.");
    },
  };
}

async function settleFailure<Deps, Record extends LeaseFields>(
  ctx: Context<Deps>,
  definition: JobDefinition<Deps, Record>,
  ledger: Ledger<Record>,
  record: Record,
  error: unknown,
  options: RunnerOptions,
): Promise<RunOutcome> {
  const reason = error instanceof JobFailure ? error.reason : "job.unexpected_error";
  ctx.log.error({ job: definition.name, id: record._id, attempt: record.attempts, reason, error }, "a job run failed");
  if (!(error instanceof JobFailure)) await options.reportError?.(error);
  if (error instanceof JobFailure && !error.isRetryable) return giveUp(ctx, definition, ledger, record, reason, options);
  if (record.attempts >= definition.maxAttempts) return giveUp(ctx, definition, ledger, record, reason, options);
  const wanted = error instanceof JobFailure ? error.retryAfterMs : null;
  const retryAfterMs = wanted ?? backoffMs(options.timing, record.attempts, options.random());
  const isOurs = await ledger.release(record, { error: reason, delayMs: retryAfterMs });
  return isOurs ? { type: "retry", retryAfterMs, reason } : { type: "busy", retryAfterMs: options.timing.leaseMs };
}

async function giveUp<Deps, Record extends LeaseFields>(
  ctx: Context<Deps>,
  definition: JobDefinition<Deps, Record>,
  ledger: Ledger<Record>,
  record: Record,
  reason: string,
  options: RunnerOptions,
): Promise<RunOutcome> {
  // The run has written since it claimed the record; the final fields are made from what stands there now.
  const current = (await ledger.find(record.orgId, record._id)) ?? record;
  const { _id: recordId, orgId, fence } = record;
  const update = failedUpdate<Record>({
    ...definition.toFailed(ctx, current, reason),
    ...CLOSED_LEASE,
    state: "failed",
    lastError: reason,
  });
  // The claim that gives a record up without a run has counted as one.
  const attempts = Math.min(record.attempts, definition.maxAttempts) - (options.cancelReason === undefined ? 0 : 1);
  const payloadDigest = digestOf([definition.name, recordId, payloadOf(current)]);
  const letter = { job: definition.name, orgId, recordId, reason, fence, attempts, payloadDigest };
  const isOurs = await options.bury(letter, (session) => ledger.write(record, update, session));
  if (!isOurs) return { type: "nothing-to-do" };
  // With the state it has now: what follows a failure asks for it.
  await definition.afterFinal?.(ctx, (await ledger.find(orgId, recordId)) ?? record);
  return { type: "given-up", reason };
}

/** Ids and numbers, see JobRecord; a record with fields of its own is named by its id alone, for those may hold text. */
function payloadOf(record: LeaseFields): unknown {
  return "payload" in record ? record.payload : null;
}

/** The fields come from the job's own definition and from LeaseFields, which the generic driver type cannot see. */
function failedUpdate<Record extends LeaseFields>(fields: object): Parameters<Ledger<Record>["write"]>[1] {
  return { $set: fields } as Parameters<Ledger<Record>["write"]>[1];
}

/** Ends the run when the lease is lost, when a heartbeat cannot be written for a whole lease, or at the job's deadline. */
function keepLease<Record extends LeaseFields>(
  ledger: Ledger<Record>,
  record: Record,
  abort: AbortController,
  timing: JobTiming,
): () => void {
  let lastSeenAt = performance.now();
  const beat = async () => {
    const startedAt = performance.now();
    try {
      if (await ledger.heartbeat(record)) lastSeenAt = startedAt;
      else abort.abort(new LeaseLostError("The lease was taken over."));
    } catch {
      if (performance.now() - lastSeenAt > timing.leaseMs) abort.abort(new LeaseLostError("The lease could not be renewed."));
    }
  };
  const heartbeat = setInterval(() => void beat(), timing.heartbeatMs);
  const deadline = setTimeout(() => abort.abort(new JobFailure("job.deadline_exceeded", { isRetryable: true })), timing.jobTimeoutMs);
  return () => {
    clearInterval(heartbeat);
    clearTimeout(deadline);
  };
}
