// The one way to a model: who could answer, who may be called now, and what happens when a vendor fails. Until the first part of an
// answer another provider can step in; after it, an answer ends with its provider. What is learned of a provider is shared.

import type { Clock } from "../platform/clock.ts";
import { createTokenBucket } from "../platform/limits/token-bucket.ts";
import type { Logger } from "../platform/log.ts";
import type { Metrics } from "../platform/metrics.ts";
import type { RedisConnection } from "../platform/redis.ts";
import type { Tracer } from "../platform/tracing/tracer.ts";
import {
  applyPolicy,
  type Candidate,
  firstOfEach,
  listCandidates,
  listEmbeddingCandidates,
  listSiblings,
  type Offer,
  toModelRequest,
} from "./internal/router/candidates.ts";
import { type Flight, toTarget } from "./internal/router/flight.ts";
import { createGate, stateName, toCondition } from "./internal/router/gate.ts";
import { type ModelGate, sayUnderLease, withLease } from "./internal/router/leases.ts";
import { type RaceDeps, type RaceOptions, race } from "./internal/router/race.ts";
import { createRecentCalls, type RecentCalls } from "./internal/router/recent-calls.ts";
import { createRedisState } from "./internal/router/redis-state.ts";
import { createRetryBudget } from "./internal/router/retry-budget.ts";
import { createSharedState, type SharedState } from "./internal/router/shared-state.ts";
import { collectAnswer, discardAnswer, openAnswer, tellRest } from "./internal/router/speech.ts";
import type { EmbedResult, Provider } from "./ports.ts";
import {
  type CallJournal,
  DEFAULT_ROUTER_SETTINGS,
  type EmbedRouteRequest,
  type KeyOrigin,
  type ModelPolicy,
  type ProviderSource,
  type ProviderStatus,
  type RouteContext,
  type RoutedEmbedding,
  type RoutedResult,
  type RoutedStream,
  type RoutePlan,
  type RouteRequest,
  type RouterSettings,
  type RouteTarget,
} from "./routing.ts";
import type { StreamPart } from "./schema.ts";

export type Router = {
  /** Whom `stream` would ask first, as far as one can know; for what has to be written down before anything is sent. */
  plan(ctx: RouteContext, request: RouteRequest): Promise<RoutePlan>;
  /** Every provider somebody may ask, in order of preference, with its default model; the demo engine where there is no other. */
  reachable(ctx: RouteContext): Promise<readonly RouteTarget[]>;
  /** Settles with the first part of an answer. */
  stream(ctx: RouteContext, request: RouteRequest, journal?: CallJournal): Promise<RoutedStream>;
  /** Nothing is shown before it is whole, so here another provider also steps in for half an answer. */
  generate(ctx: RouteContext, request: RouteRequest, journal?: CallJournal): Promise<RoutedResult>;
  /** Another source may step in for the same model only: vectors of two models cannot be compared. */
  embed(ctx: RouteContext, request: EmbedRouteRequest, journal?: CallJournal): Promise<RoutedEmbedding>;
  /** Of each provider the one that would be asked for somebody, in order of preference; for nobody, the deployment's own. */
  states(ctx?: RouteContext): Promise<ProviderStatus[]>;
  /** False while Redis is away or there is none: then each process goes by what it sees itself. */
  isShared(): boolean;
};

export type RouterDeps = {
  sources: readonly ProviderSource[];
  /** An organization may take some models only, and pay its own price for them. */
  policyOf?: (ctx: RouteContext) => Promise<ModelPolicy>;
  /** Whose lease stands; left out, everybody's. */
  leases?: ModelGate;
  redis: RedisConnection | null;
  /** How long Redis may take before it counts as away. */
  redisTimeoutMs: number;
  clock: Clock;
  random: () => number;
  metrics: Metrics;
  tracer?: Tracer;
  log: Logger;
  settings?: Partial<RouterSettings>;
};

export function createRouter(deps: RouterDeps): Router {
  const { clock, random, metrics, log, redis } = deps;
  const settings = { ...DEFAULT_ROUTER_SETTINGS, ...deps.settings };
  const timeoutMs = deps.redisTimeoutMs;
  const shared = redis && createRedisState(redis, clock);
  const state = createSharedState({ shared, clock, log, freshMs: settings.stateFreshMs, timeoutMs });
  const bucket = createTokenBucket({ redis, name: "ai", clock, log, timeoutMs });
  const gate = createGate({ state, bucket, clock, settings });
  const recent = createRecentCalls();
  const { tracer } = deps;
  const raceDeps: RaceDeps = { gate, clock, metrics, random, recent, tracer, settings, budget: createRetryBudget(settings.callsPerRetry) };
  const raceAmong = async <Value>(preferred: readonly Candidate[], how: Omit<RaceOptions<Value>, "candidates" | "firstChoice">) =>
    race({ ...how, candidates: await gate.order(preferred), firstChoice: firstOf(preferred) }, raceDeps);
  const raceFor = async <Value>(ctx: RouteContext, request: RouteRequest, journal: CallJournal, how: Answering<Value>) => {
    const { open, discard } = how;
    const start: RaceOptions<Value>["start"] = async (flight, onSpoke) => open(say(deps, ctx, request, flight), onSpoke);
    const { signal, waitMaxMs = 0 } = request;
    return raceAmong(await listAllowed(deps, ctx, request), { signal, waitMaxMs, journal, start, discard });
  };
  return {
    async plan(ctx, request) {
      const candidates = await gate.order(await listAllowed(deps, ctx, request));
      const isPersonal = candidates.some(({ origin }) => origin === "personal");
      for (const candidate of candidates) if (await gate.isOpen(candidate)) return { ...toTarget(candidate), isPersonal };
      return { ...toTarget(firstOf(candidates)), isPersonal };
    },
    reachable: async (ctx) => (await listAllowed(deps, ctx, { messages: [], signal: NOT_STOPPED })).map(toTarget),
    async stream(ctx, request, journal = writeNothing) {
      const { flight, value, ...route } = await raceFor(ctx, request, journal, { open: openAnswer, discard: discardAnswer });
      return { ...toTarget(flight.candidate), ...route, parts: tellRest(flight, value) };
    },
    async generate(ctx, request, journal = writeNothing) {
      const { flight, value, ...route } = await raceFor(ctx, request, journal, { open: collectAnswer, discard: () => undefined });
      await flight.answered(value.usage);
      return { ...toTarget(flight.candidate), ...route, ...value };
    },
    async embed(ctx, request, journal = writeNothing) {
      const { signal } = request;
      const start: RaceOptions<EmbedResult>["start"] = async ({ candidate: { provider, model }, signal }, onSpoke) => {
        // Vendors take so many at once; of several batches, some may have been worked for when a later one is refused.
        if (request.texts.length > BATCH_MIN) onSpoke();
        return provider.doEmbed({ ...request, model, signal });
      };
      const candidates = await listAllowedForEmbedding(deps, ctx, request);
      const { flight, value, ...route } = await raceAmong(candidates, { signal, waitMaxMs: 0, journal, start, discard: () => undefined });
      await flight.answered(value.usage);
      return { ...toTarget(flight.candidate), ...route, ...value };
    },
    states: (ctx = NOBODY) => listStates(deps, ctx, state, recent),
    isShared: () => state.isShared(),
  };
}

type Answering<Value> = {
  open(parts: AsyncIterable<StreamPart>, onSpoke: () => void): Promise<Value>;
  discard(value: Value): void;
};

/** The smallest number of texts a vendor takes in one go (Google's). */
const BATCH_MIN = 100;
const writeNothing: CallJournal = async () => undefined;
const NOT_STOPPED = new AbortController().signal;
const NOBODY: RouteContext = { orgId: "", userId: null };

function say({ leases }: RouterDeps, { orgId }: RouteContext, request: RouteRequest, { candidate, signal }: Flight) {
  const ask = (stop: AbortSignal) => candidate.provider.doStream(toModelRequest(request, candidate, stop));
  return leases ? sayUnderLease(leases, orgId, candidate, (halted) => ask(AbortSignal.any([signal, halted]))) : ask(signal);
}

async function listOffers({ sources }: RouterDeps, ctx: RouteContext): Promise<Offer[]> {
  const asked = ctx.isImpartial ? sources.filter(({ origin }) => origin !== "personal") : sources;
  const lists = await Promise.all(asked.map(async ({ origin, list }) => ({ origin, providers: await list(ctx) })));
  return lists.flatMap(({ origin, providers }) =>
    providers.map((provider) => ({ provider, origin, owner: ownerOf(provider, origin, ctx) })),
  );
}

function ownerOf({ account }: Provider, origin: KeyOrigin, { orgId, userId }: RouteContext): string | null {
  if (account !== undefined) return account;
  if (origin === "organization") return orgId;
  return origin === "personal" ? userId : null;
}

async function listAllowed(deps: RouterDeps, ctx: RouteContext, request: RouteRequest): Promise<Candidate[]> {
  const [offers, policy] = await Promise.all([listOffers(deps, ctx), deps.policyOf?.(ctx)]);
  const candidates = listCandidates(offers, request);
  const allowed = policy ? applyPolicy(policy, candidates, () => listSiblings(offers, request)) : candidates;
  return deps.leases ? withLease(deps.leases, ctx.orgId, allowed) : allowed;
}

async function listAllowedForEmbedding(deps: RouterDeps, ctx: RouteContext, request: EmbedRouteRequest): Promise<Candidate[]> {
  const [offers, policy] = await Promise.all([listOffers(deps, ctx), deps.policyOf?.(ctx)]);
  const candidates = listEmbeddingCandidates(offers, request.model);
  const allowed = policy ? applyPolicy(policy, candidates, () => []) : candidates;
  return deps.leases ? withLease(deps.leases, ctx.orgId, allowed) : allowed;
}

function firstOf(candidates: readonly Candidate[]): Candidate {
  const [first] = candidates;
  if (!first) throw new Error("A list of candidates is never empty.");
  return first;
}

async function listStates(deps: RouterDeps, ctx: RouteContext, state: SharedState, recent: RecentCalls): Promise<ProviderStatus[]> {
  const offers = firstOfEach(await listOffers(deps, ctx));
  const states = await state.read(offers.map(stateName));
  const now = deps.clock.now();
  return offers.flatMap(({ provider, origin, owner }, index) => {
    const own = states[index];
    if (!own) return [];
    const condition = toCondition(own, now);
    const until = { parked: own.parkedUntil, open: own.openUntil, misconfigured: own.misconfiguredUntil, "half-open": null, ready: null };
    const { defaultModel: model, defaultEmbeddingModel: embeddingModel, isDemo, isCustom, capabilities } = provider;
    return {
      ...{ provider: provider.name, model, embeddingModel, isDemo, isCustom, origin, capabilities },
      recent: recent.summarize(stateName({ provider, owner }), now),
      condition,
      until: until[condition],
      consecutiveFailures: own.failures,
      reason: own.openReason,
    };
  });
}
