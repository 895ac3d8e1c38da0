/**
 * What the whole deployment did in one minute, summed over its processes. A process that dies loses what it had not written yet, at most
 * some seconds: nothing is billed or proven by these numbers.
 */
export type MinuteRow = {
  /** The minute's beginning. */
  at: Date;
  requests: number;
  /** Answered with a status of 500 or more. */
  failures: number;
  /** Answered 401 or 403 where somebody tried to sign in. */
  authFailures: number;
  /** Seconds until the first byte of an answer. */
  duration: Distribution;
  providers: Readonly<Record<string, ProviderMinute>>;
};

export type ProviderMinute = { calls: number; failures: number; duration: Distribution };

/** `counts[i]` observations were at most `DURATION_BOUNDS[i]` seconds and more than the bound before; the last one counts all that were longer. */
export type Distribution = { counts: readonly number[]; sum: number };

/** Seconds. The same as the buckets of the histograms in /api/metrics, and 0.8, where an alert looks. */
export const DURATION_BOUNDS: readonly number[] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.8, 1, 2, 2.5, 5, 10];

export type Measurements = {
  /** Minutes that begin at `from` or later and before `to`, in order; those in which nothing happened are left out. At most 1,500. */
  read(from: Date, to: Date): Promise<MinuteRow[]>;
};
