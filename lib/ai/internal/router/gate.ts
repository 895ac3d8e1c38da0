import type { Clock } from "../../../platform/clock.ts";
import type { TokenBucket } from "../../../platform/limits/token-bucket.ts";
import type { ProviderFailure } from "../../errors.ts";
import type { ProviderCondition, RouterSettings } from "../../routing.ts";
import { type Breaker, createBreaker, type Ticket } from "./breaker.ts";
import type { Candidate } from "./candidates.ts";
import type { ProviderState } from "./provider-state.ts";
import { requestsPerMinute } from "./requests-per-minute.ts";
import type { SharedState } from "./shared-state.ts";

/** Whether a provider may be called now, and what is remembered of how it went. */
export type Pass = { type: "pass"; ticket: Ticket } | { type: "closed"; why: ClosedReason; until: number };
export type ClosedReason = "parked" | "breaker_open" | "limit_reached";

export type Gate = {
  enter(candidate: Candidate): Promise<Pass>;
  /** As preferred, but what has just refused its key goes last. */
  order(candidates: readonly Candidate[]): Promise<Candidate[]>;
  /** False when a call now would most likely be passed over. */
  isOpen(candidate: Candidate): Promise<boolean>;
  succeed(candidate: Candidate, ticket: Ticket): Promise<void>;
  fail(candidate: Candidate, ticket: Ticket, reason: ProviderFailure): Promise<void>;
  release(candidate: Candidate, ticket: Ticket): Promise<void>;
  park(candidate: Candidate, until: number): Promise<void>;
  misconfigure(candidate: Candidate): Promise<void>;
};

export type GateOptions = { state: SharedState; bucket: TokenBucket; clock: Clock; settings: RouterSettings };

const NORMAL: Ticket = { type: "normal" };

/** The demo engine has no vendor behind it: nothing to count, nothing to wait for. */
export function createGate({ state, bucket, clock, settings }: GateOptions): Gate {
  const breaker = createBreaker({
    store: state,
    clock,
    failuresMax: settings.breakerFailures,
    openMs: settings.breakerOpenMs,
    probeMs: settings.probeMs,
  });
  const conditionOf = async (candidate: Candidate) => {
    const [own] = candidate.provider.isDemo ? [] : await state.read([stateName(candidate)]);
    return own ? toCondition(own, clock.now()) : "ready";
  };
  return {
    enter: (candidate) => enter(candidate, { state, bucket, clock, breaker }),
    async order(candidates) {
      if (candidates.every(({ provider }) => provider.isDemo)) return [...candidates];
      const names = [...new Set(candidates.map(stateName))];
      const states = new Map((await state.read(names)).map((each, index) => [names[index], each]));
      const isLast = (candidate: Candidate) => (states.get(stateName(candidate))?.misconfiguredUntil ?? 0) > clock.now();
      return [...candidates.filter((each) => !isLast(each)), ...candidates.filter(isLast)];
    },
    isOpen: async (candidate) => !["open", "parked"].includes(await conditionOf(candidate)),
    succeed: (candidate, ticket) => (candidate.provider.isDemo ? Promise.resolve() : breaker.succeed(stateName(candidate), ticket)),
    fail: (candidate, ticket, reason) =>
      candidate.provider.isDemo ? Promise.resolve() : breaker.fail(stateName(candidate), ticket, reason),
    release: (candidate, ticket) => breaker.release(stateName(candidate), ticket),
    park: (candidate, until) => state.park(stateName(candidate), until),
    misconfigure: (candidate) => state.misconfigure(stateName(candidate), clock.now() + settings.misconfiguredMs),
  };
}

async function enter(
  candidate: Candidate,
  { state, bucket, clock, breaker }: Omit<GateOptions, "settings"> & { breaker: Breaker },
): Promise<Pass> {
  if (candidate.provider.isDemo) return { type: "pass", ticket: NORMAL };
  const name = stateName(candidate);
  const parkedUntil = (await state.read([name]))[0]?.parkedUntil ?? 0;
  if (parkedUntil > clock.now()) return { type: "closed", why: "parked", until: parkedUntil };
  const admission = await breaker.admit(name);
  if (admission.type === "refused") return { type: "closed", why: "breaker_open", until: admission.until };
  const perMinute = requestsPerMinute(candidate.provider);
  const refillsAt = perMinute === null ? null : await bucket.take(name, perMinute);
  if (refillsAt === null) return { type: "pass", ticket: admission.ticket };
  await breaker.release(name, admission.ticket);
  return { type: "closed", why: "limit_reached", until: refillsAt };
}

/** A vendor's limits and refusals belong to the key: each owner's is judged by itself. */
export function stateName({ provider, owner }: Pick<Candidate, "provider" | "owner">): string {
  return owner === null ? provider.name : `${provider.name}:${owner}`;
}

export function toCondition(state: ProviderState, now: number): ProviderCondition {
  if ((state.parkedUntil ?? 0) > now) return "parked";
  if (state.openUntil !== null) return state.openUntil > now ? "open" : "half-open";
  return (state.misconfiguredUntil ?? 0) > now ? "misconfigured" : "ready";
}
