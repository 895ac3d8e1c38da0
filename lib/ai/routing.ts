import type { ProviderFailure } from "./errors.ts";
import type { Price } from "./model-row.ts";
import type { Capabilities, EmbedResult, GenerateRequest, GenerateResult, Provider } from "./ports.ts";
import type { StreamPart, Usage } from "./schema.ts";

/** For whom a model is asked. */
export type RouteContext = {
  orgId: string;
  userId: string | null;
  /** Leaves personal keys out: whoever judges somebody's message must not be a server of that somebody's choice. */
  isImpartial?: boolean;
};

/** Whose key pays, in the order of precedence. */
export const KEY_ORIGINS = ["personal", "organization", "platform", "demo"] as const;
export type KeyOrigin = (typeof KEY_ORIGINS)[number];

/** Providers that one kind of key opens. Of two with the same name, the one whose source stands first is asked. */
export type ProviderSource = { origin: KeyOrigin; list(ctx: RouteContext): Promise<readonly Provider[]> };

export type RouteRequest = Omit<GenerateRequest, "model"> & {
  /** "model", "provider/model" or a provider's name. Left out, the deployment's order of preference decides. */
  model?: string;
  /** A provider asked first where it can serve: a conversation stays with the one whose tool calls it holds. */
  prefer?: string;
  /** Tools are left out for a model that takes none, instead of passing it over. */
  areToolsOptional?: boolean;
  /** How long to wait, when nobody may be called now, rather than be refused: until a breaker or a limit lets one in. */
  waitMaxMs?: number;
  /** Another model may answer when none of those asked for can. */
  canSubstitute?: boolean;
  /** The most an answer may have where `maxOutputTokens` does not say: sent to models whose price we know, so that no call costs more than was set aside for it. */
  outputTokensDefault?: number;
};

/** `model` as in RouteRequest; left out, the first configured embedding model. */
export type EmbedRouteRequest = { model?: string; texts: readonly string[]; dimensions?: number; signal: AbortSignal };

/** One model of one provider that could answer. */
export type RouteTarget = {
  provider: string;
  model: string;
  isDemo: boolean;
  origin: KeyOrigin;
  /** Where the request goes; null where the provider does not say. */
  host: string | null;
  /** Millionths of a US dollar. */
  costMicros(usage: Usage): number;
};

/**
 * "refused": the vendor said no before anything was made, so it cost nothing. "failed", "abandoned" (another was quicker) and
 * "stopped" (by the caller) may have cost what nobody will tell us.
 */
export type AttemptOutcome = "started" | "answered" | "refused" | "failed" | "abandoned" | "stopped";
export type AttemptReason = ProviderFailure | "slower" | "unexpected_error";

/** One call to a vendor. */
export type Attempt = RouteTarget & {
  outcome: AttemptOutcome;
  reason: AttemptReason | null;
  startedAt: number;
  durationMs: number | null;
  /** Until the first sign of an answer. */
  firstTokenMs: number | null;
  usage: Usage | null;
  /** False when it is known that nothing has left us: it was called off, or found wrong before it was sent. */
  isSent: boolean;
};

/**
 * Awaited before each call to a vendor, with every call of this request so far; the last one is about to start. Whoever pays
 * writes it down here: what happens to a call after that may never be told. Throwing sends nothing and ends the request.
 */
export type CallJournal = (attempts: readonly Attempt[]) => Promise<void>;

type Answered = RouteTarget & {
  /** Of this request, oldest first; complete once the answer has ended. */
  attempts: readonly Attempt[];
  /** Why the first choice did not answer, as "provider: reason"; null where it did. */
  fallbackReason: string | null;
};

/** `parts` has to be read or returned; from here on no other provider steps in, for what was said cannot be taken back. */
export type RoutedStream = Answered & { parts: AsyncIterable<StreamPart> };
export type RoutedResult = Answered & GenerateResult;
export type RoutedEmbedding = Answered & EmbedResult;

/** `isPersonal`: a key of the person's own is among what may be asked, so that an answer may be theirs alone. */
export type RoutePlan = RouteTarget & { isPersonal: boolean };

/** What an organization has decided about models; read once for each request. */
export type ModelPolicy = {
  isAllowed(provider: string, model: string): boolean;
  /** There where the deployment itself allows only some models: whether this is one of them. */
  isOnList?(provider: string, model: string): boolean;
  /** What the organization pays by its own contract; null where the registry's price holds. */
  priceOf(provider: string, model: string): Price | null;
};

/** Of the calls that this process made lately; what other instances saw is not in it. */
export type CallSummary = {
  windowMs: number;
  calls: number;
  failures: number;
  /** Of answered calls, until their end. Null before the first one. */
  p50Ms: number | null;
  p95Ms: number | null;
  firstTokenP50Ms: number | null;
  firstTokenP95Ms: number | null;
  lastFailure: { reason: AttemptReason; at: number } | null;
};

export type ProviderCondition = "ready" | "open" | "half-open" | "parked" | "misconfigured";

export type ProviderStatus = {
  provider: string;
  model: string;
  condition: ProviderCondition;
  /** When the condition ends or may be tried again; null where nothing is awaited. */
  until: number | null;
  consecutiveFailures: number;
  /** What opened the breaker. */
  reason: ProviderFailure | null;
  isDemo: boolean;
  isCustom: boolean;
  origin: KeyOrigin;
  /** Of `model`. */
  capabilities: Capabilities;
  embeddingModel: string | null;
  recent: CallSummary;
};

export type RouterSettings = {
  /** A first token that takes longer lets the next provider start beside the first. */
  hedgeAfterMs: number;
  /** Calls of one request at the same time. */
  parallelMax: number;
  breakerFailures: number;
  breakerOpenMs: number;
  /** How long a probe keeps others out at most: until its first token has come or is given up. */
  probeMs: number;
  /** A provider that refused its key is asked last for this long. */
  misconfiguredMs: number;
  /** One retry at the same provider for so many other calls to it. */
  callsPerRetry: number;
  retriesPerRequest: number;
  retryBaseMs: number;
  retryCapMs: number;
  /** How old another process's news about a provider may be. */
  stateFreshMs: number;
};

export const DEFAULT_ROUTER_SETTINGS: RouterSettings = {
  hedgeAfterMs: 10_000,
  parallelMax: 2,
  breakerFailures: 5,
  breakerOpenMs: 30_000,
  probeMs: 45_000,
  misconfiguredMs: 60_000,
  callsPerRetry: 10,
  retriesPerRequest: 2,
  retryBaseMs: 250,
  retryCapMs: 2_000,
  stateFreshMs: 500,
};
