import { ProviderError, type ProviderFailure } from "../../errors.ts";
import type { AttemptOutcome, AttemptReason } from "../../routing.ts";

/** What a failed call means: for whoever pays, for the provider's health, and for what is tried next. */
export type Judgement = {
  outcome: AttemptOutcome;
  reason: AttemptReason;
  /** "failed" counts towards opening the breaker, "alive" closes a half-open one, "unknown" says nothing. */
  health: "failed" | "alive" | "unknown";
  /** "up": nobody else would do better, or the caller has left. */
  next: "fallback" | "up";
  /** The same call may work in a moment. */
  isRepeatable: boolean;
};

const HEALTH_FAILURES: ReadonlySet<ProviderFailure> = new Set(["unavailable", "timeout", "overloaded", "malformed", "truncated"]);
const REFUSALS: ReadonlySet<ProviderFailure> = new Set(["auth", "rate_limited", "invalid_request", "none_configured"]);
/** A timeout has already cost the time a second call would need, and who is limited has to wait. */
const REPEATABLE: ReadonlySet<ProviderFailure> = new Set(["unavailable", "overloaded", "malformed", "truncated"]);
const NOT_FOUND = 404;

export function judgeFailure(error: unknown, call: { hasSpoken: boolean; isStopped: boolean }): Judgement {
  if (call.isStopped) return { outcome: "stopped", reason: "aborted", health: "unknown", next: "up", isRepeatable: false };
  if (!(error instanceof ProviderError))
    return { outcome: "failed", reason: "unexpected_error", health: "unknown", next: "up", isRepeatable: false };
  const { reason, status } = error;
  const isRefusal = !call.hasSpoken && (status !== null || REFUSALS.has(reason));
  return {
    outcome: isRefusal ? "refused" : "failed",
    reason,
    health: HEALTH_FAILURES.has(reason) ? "failed" : status !== null ? "alive" : "unknown",
    next: canOthersDoBetter(error) ? "fallback" : "up",
    isRepeatable: REPEATABLE.has(reason) && error.retryAfterMs === null,
  };
}

/** A request that one vendor finds wrong is wrong, unless it is only this model that does not take a part of it or is not there. */
function canOthersDoBetter({ reason, parameter, status }: ProviderError): boolean {
  if (reason === "invalid_request") return parameter !== null || status === NOT_FOUND;
  return reason !== "aborted" && reason !== "none_configured";
}
