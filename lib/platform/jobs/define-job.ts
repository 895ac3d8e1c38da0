import type { UpdateFilter } from "mongodb";
import type { Context } from "../context.ts";
import type { Subject } from "../safety-gate.ts";
import type { LeaseFields, Ledger } from "./ledger.ts";

/** Why a run stopped. `reason` is a stable code that is stored and shown, never a vendor's words. */
export class JobFailure extends Error {
  override readonly name = "JobFailure";
  readonly reason: string;
  readonly isRetryable: boolean;
  readonly retryAfterMs: number | null;

  constructor(reason: string, options: { isRetryable: boolean; retryAfterMs?: number | null; cause?: unknown }) {
    super(reason, { cause: options.cause });
    this.reason = reason;
    this.isRetryable = options.isRetryable;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

/**
 * What the job waits for has not happened yet. No attempt and no delivery is used up by waiting: the queue is answered that all is
 * well, and the sweep brings the record back after `delayMs`. Whatever is waited for has to be bounded itself.
 */
export class NotYetError extends Error {
  override readonly name = "NotYetError";
  readonly delayMs: number;

  constructor(what: string, delayMs: number) {
    super(what);
    this.delayMs = delayMs;
  }
}

/** Another process holds the record now; whatever this one still does must not be written. */
export class LeaseLostError extends Error {
  override readonly name = "LeaseLostError";
}

/** One run of a job by the holder of its lease. */
export type JobRun<Record extends LeaseFields> = {
  record: Record;
  /** Aborts when the lease is lost, the job's deadline is over or it may not act any more: LeaseLostError, JobFailure or what `isHaltedError` knows. */
  signal: AbortSignal;
  /** Writes with the fence; throws LeaseLostError when it is not ours any more. */
  write(update: UpdateFilter<Record>): Promise<void>;
};

export type JobDefinition<Deps, Record extends LeaseFields> = {
  /** `module.verb-noun` */
  name: string;
  maxAttempts: number;
  ledger(deps: Deps): Ledger<Record>;
  /** Whatever else it acts for than its organization and its module: their leases have to stand too. */
  subjectsOf?(record: Record): readonly Subject[];
  /**
   * When it may not act. It waits, without using up an attempt; "fail" is for what somebody waits for: it is run with a signal that has aborted,
   * to commit its end, and given up where it does not.
   */
  onHalt?: "wait" | "fail";
  /** Commits the final state itself, in one write. Throws JobFailure to be retried or given up. */
  handle(ctx: Context<Deps>, run: JobRun<Record>): Promise<void>;
  /** The fields of the final write when the job is given up. */
  toFailed(ctx: Context<Deps>, record: Record, reason: string): object;
  /** Asks a run that is under way to end; false where it has ended meanwhile. Left out for what is over soon by itself. */
  stop?(ctx: Context<Deps>, record: Record): Promise<boolean>;
  /** After a final state, also one reached by failure: losable work, repeated by the sweep. */
  afterFinal?(ctx: Context<Deps>, record: Record): Promise<void>;
};

export function defineJob<Deps, Record extends LeaseFields>(definition: JobDefinition<Deps, Record>): JobDefinition<Deps, Record> {
  return definition;
}
