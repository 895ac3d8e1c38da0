import type { Clock } from "../../../platform/clock.ts";
import type { Metrics } from "../../../platform/metrics.ts";
import { isHaltedError } from "../../../platform/safety-gate.ts";
import type { Tracer } from "../../../platform/tracing/tracer.ts";
import { ProviderError } from "../../errors.ts";
import { priceMicros } from "../../models.ts";
import type { Attempt, AttemptOutcome, AttemptReason, RouteTarget } from "../../routing.ts";
import type { Usage } from "../../schema.ts";
import { toCallSpan } from "../../to-call-span.ts";
import type { Ticket } from "./breaker.ts";
import type { Candidate } from "./candidates.ts";
import { type Gate, stateName } from "./gate.ts";
import { type Judgement, judgeFailure } from "./judge-failure.ts";
import type { RecentCalls } from "./recent-calls.ts";

/** One call on its way. However it ends, it is settled once: for whoever pays, for the provider's health, for the metrics. */
export type Flight = {
  candidate: Candidate;
  attempt: Attempt;
  signal: AbortSignal;
  hasSpoken(): boolean;
  speak(): void;
  /** It has begun to answer: whoever waits for the verdict of a probe need not wait for its last word. */
  prove(): Promise<void>;
  answered(usage: Usage): Promise<void>;
  failed(error: unknown): Failure;
  /** Another one spoke first. `isLate` when this one had missed its first token. */
  abandon(isLate: boolean): Promise<void>;
  /** It was never sent. */
  cancel(): Promise<void>;
  /** The caller takes no more of it. */
  stop(): Promise<void>;
};

/** What a failure means is known at once; telling others of it takes a moment that nobody who tries the next one need wait for. */
export type Failure = { judgement: Judgement; remembered: Promise<void> };

export type FlightDeps = {
  gate: Gate;
  clock: Clock;
  metrics: Metrics;
  recent: RecentCalls;
  tracer?: Tracer | undefined;
};

export function createFlight(candidate: Candidate, admission: Ticket, caller: AbortSignal, deps: FlightDeps): Flight {
  const { gate, clock } = deps;
  let ticket = admission;
  const startedAt = clock.now();
  const attempt: Attempt = {
    ...toTarget(candidate),
    ...{ outcome: "started", reason: null, startedAt, durationMs: null, firstTokenMs: null, usage: null, isSent: true },
  };
  const abort = new AbortController();
  let hasSpoken = false;
  const settle = (outcome: AttemptOutcome, reason: AttemptReason | null, usage: Usage | null): boolean => {
    if (attempt.outcome !== "started") return false;
    Object.assign(attempt, { outcome, reason, usage, durationMs: clock.now() - startedAt });
    count(deps.metrics, attempt);
    deps.tracer?.record(`chat ${attempt.model}`, toCallSpan(attempt));
    deps.recent.note(stateName(candidate), attempt);
    return true;
  };
  return {
    candidate,
    attempt,
    signal: AbortSignal.any([caller, abort.signal]),
    hasSpoken: () => hasSpoken,
    speak: () => {
      if (!hasSpoken) attempt.firstTokenMs = clock.now() - startedAt;
      hasSpoken = true;
    },
    async prove() {
      if (ticket.type !== "probe") return;
      await gate.succeed(candidate, ticket);
      ticket = { type: "normal" };
    },
    async answered(usage) {
      if (settle("answered", null, usage)) await gate.succeed(candidate, ticket);
    },
    failed(error) {
      const judgement = judgeFailure(error, { hasSpoken, isStopped: caller.aborted || isHaltedError(error) });
      attempt.isSent = !isFoundWrongHere(error);
      const isFirst = settle(judgement.outcome, judgement.reason, null);
      return { judgement, remembered: isFirst ? remember(deps, candidate, ticket, judgement, error) : Promise.resolve() };
    },
    async abandon(isLate) {
      if (!settle("abandoned", "slower", null)) return;
      abort.abort();
      await (isLate ? gate.fail(candidate, ticket, "timeout") : gate.release(candidate, ticket));
    },
    async cancel() {
      attempt.isSent = false;
      if (settle("refused", null, null)) await gate.release(candidate, ticket);
    },
    async stop() {
      if (!settle("stopped", "aborted", null)) return;
      abort.abort();
      await gate.release(candidate, ticket);
    },
  };
}

async function remember({ gate, clock }: FlightDeps, candidate: Candidate, ticket: Ticket, judgement: Judgement, error: unknown) {
  if (judgement.health === "failed" && error instanceof ProviderError) await gate.fail(candidate, ticket, error.reason);
  else if (judgement.health === "alive" && ticket.type === "probe") await gate.succeed(candidate, ticket);
  else await gate.release(candidate, ticket);
  if (!(error instanceof ProviderError) || judgement.outcome === "stopped") return;
  if (error.reason === "auth") await gate.misconfigure(candidate);
  if (error.retryAfterMs !== null && error.reason !== "auth") await gate.park(candidate, clock.now() + error.retryAfterMs);
}

/** The product's own names (PRODUCT: metrics), one series for each provider and what came of the call. */
function count(metrics: Metrics, { provider, outcome, reason, durationMs }: Attempt): void {
  metrics.counter("aeges_requests_total", { provider, status: outcome === "answered" ? "ok" : (reason ?? outcome) })();
  metrics.histogram("aeges_request_duration_seconds", { provider })((durationMs ?? 0) / 1_000);
}

/** A vendor that finds a request wrong says so with a status. */
function isFoundWrongHere(error: unknown): boolean {
  return error instanceof ProviderError && error.reason === "invalid_request" && error.status === null && error.parameter !== null;
}

export function toTarget({ provider, model, origin, price }: Candidate): RouteTarget {
  const { name, isDemo, host = null } = provider;
  const costMicros = (usage: Usage) => (price ? priceMicros(price, usage) : provider.costMicros(model, usage));
  return { provider: name, model, isDemo, origin, host, costMicros };
}
