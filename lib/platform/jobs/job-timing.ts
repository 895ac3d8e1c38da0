import { PLATFORM_LIMITS } from "../platform-limits.ts";

/** Every duration of the job contract, in milliseconds. Deadlines nest: provider < step < job <= function limit - 15 s <= delivery timeout. */
export type JobTiming = {
  leaseMs: number;
  heartbeatMs: number;
  /** An accepted record nobody has published or claimed is published again after this time. */
  publishGraceMs: number;
  /** A published record nobody has claimed is published again after this time. */
  redeliverMs: number;
  backoffBaseMs: number;
  backoffCapMs: number;
  /** How often a running job looks whether it was asked to stop. */
  stopPollMs: number;
  stepTimeoutMs: number;
  jobTimeoutMs: number;
  deliveryTimeoutSeconds: number;
};

const MARGIN_SECONDS = 15;

/** `divisor` shortens everything for fault tests; 1 in every deployment. */
export function createJobTiming(divisor = 1): JobTiming {
  const scaled = (durationMs: number) => Math.max(1, Math.round(durationMs / divisor));
  return {
    leaseMs: scaled(45_000),
    heartbeatMs: scaled(10_000),
    publishGraceMs: scaled(5_000),
    redeliverMs: scaled(60_000),
    backoffBaseMs: scaled(2_000),
    backoffCapMs: scaled(300_000),
    stopPollMs: scaled(400),
    stepTimeoutMs: scaled(120_000),
    jobTimeoutMs: scaled((PLATFORM_LIMITS.vercel.maxDurationSeconds - MARGIN_SECONDS) * 1_000),
    deliveryTimeoutSeconds: PLATFORM_LIMITS.vercel.maxDurationSeconds,
  };
}

/** Exponential with full jitter (https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/), never below half the step. */
export function backoffMs(timing: JobTiming, attempt: number, random: number): number {
  const step = Math.min(timing.backoffCapMs, timing.backoffBaseMs * 2 ** Math.max(0, attempt - 1));
  return Math.round(step / 2 + (step / 2) * random);
}
