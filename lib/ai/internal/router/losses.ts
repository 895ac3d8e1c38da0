import { ProviderError, type ProviderFailure } from "../../errors.ts";
import { createError } from "../vendor-errors.ts";
import type { Candidate } from "./candidates.ts";
import type { ClosedReason } from "./gate.ts";
import type { Judgement } from "./judge-failure.ts";

/** Those of one request that did not answer, and why. */
export type Losses = {
  add(candidate: Candidate, error: unknown, judgement: Judgement): void;
  addClosed(candidate: Candidate, closed: { why: ClosedReason; until: number }, now: number): void;
  /** Those that could not be called, to be asked again once the first of them opens; null when none does by then. */
  reopen(by: number): { candidates: Candidate[]; at: number } | null;
  addLate(candidate: Candidate): void;
  /** The one whose call failed last, where the same call may work in a moment. */
  lastRepeatable(): Candidate | null;
  /** Why `first` is not the one who answered. */
  explain(first: Candidate): string;
  /** One error for all of them. */
  toError(): ProviderError;
};

type Loss = { candidate: Candidate; why: string; error: ProviderError; isRepeatable: boolean; opensAt: number | null };

const REASON_OF_CLOSED: Readonly<Record<ClosedReason, ProviderFailure>> = {
  parked: "rate_limited",
  limit_reached: "rate_limited",
  breaker_open: "unavailable",
};

export function createLosses(): Losses {
  let losses: Loss[] = [];
  const late = new Set<Candidate>();
  return {
    add(candidate, thrown, { isRepeatable }) {
      const error = thrown instanceof ProviderError ? thrown : createError("unavailable");
      losses.push({ candidate, why: error.reason, error, isRepeatable, opensAt: null });
    },
    addClosed(candidate, { why, until }, now) {
      const reason = REASON_OF_CLOSED[why];
      const error = new ProviderError(reason, createError(reason).message, { retryAfterMs: Math.max(1, Math.ceil(until - now)) });
      losses.push({ candidate, why, error, isRepeatable: false, opensAt: until });
    },
    reopen(by) {
      const closed = losses.flatMap(({ candidate, opensAt }) => (opensAt === null ? [] : [{ candidate, opensAt }]));
      const at = Math.min(...closed.map(({ opensAt }) => opensAt));
      if (at > by) return null;
      losses = losses.filter(({ opensAt }) => opensAt === null);
      return { candidates: closed.map(({ candidate }) => candidate), at };
    },
    addLate: (candidate) => void late.add(candidate),
    lastRepeatable() {
      const last = losses.at(-1);
      return last?.isRepeatable ? last.candidate : null;
    },
    explain(first) {
      const own = losses.find(({ candidate }) => candidate === first)?.why;
      // Neither asked nor passed over: it refused its key a moment ago and was put last.
      return `${first.provider.name}: ${own ?? (late.has(first) ? "first_token_late" : "misconfigured")}`;
    },
    toError: () => toError(losses),
  };
}

/** The first that time may heal, else the first; to be tried again as soon as one of them can be asked, where all said when. */
function toError(losses: readonly Loss[]): ProviderError {
  const errors = losses.map(({ error }) => error);
  const chosen = errors.find(({ isRetryable }) => isRetryable) ?? errors[0] ?? createError("unavailable");
  const healing = errors.filter(({ isRetryable }) => isRetryable);
  const waits = healing.flatMap(({ retryAfterMs }) => (retryAfterMs === null ? [] : [retryAfterMs]));
  const refusals = losses.map(({ candidate, error }) => ({ provider: candidate.provider.name, reason: error.reason }));
  const words = losses.length > 1 ? ` (${losses.map(({ candidate, why }) => `${candidate.provider.name}: ${why}`).join(", ")})` : "";
  return new ProviderError(chosen.reason, chosen.message + words, {
    status: chosen.status,
    retryAfterMs: waits.length > 0 && waits.length === healing.length ? Math.min(...waits) : null,
    rateLimit: chosen.rateLimit,
    parameter: chosen.parameter,
    refusals,
    wasAsked: losses.length === 0 || losses.some(({ opensAt }) => opensAt === null),
  });
}
