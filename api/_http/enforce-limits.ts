import type { Context } from "../../lib/platform/context.ts";
import { AppError } from "../../lib/platform/errors.ts";
import { type Limit, type LimitState, limits } from "../../lib/platform/limits/limit.ts";
import type { AppDeps } from "../../lib/runtime/deps.ts";
import type { Runtime } from "../../lib/runtime/runtime.ts";
import { callerOf } from "./caller-of.ts";

type Headers = Record<string, string>;

/** Counts the route's own limit, a key's and the organization's cap side by side; the tightest one is shown in the headers. */
export function assertWithinLimits(runtime: Runtime, limit: Limit, ctx: Context<AppDeps>): Headers | Promise<Headers> {
  const configured = limit.name === limits.gateway.name ? gatewayLimit(runtime, limit) : limit;
  const { limiter } = ctx.deps;
  const own = limiter.check(scaled(runtime, configured), keyOf(limit, ctx));
  const cap = ctx.orgId === "" ? null : organizationCap(runtime, configured);
  const shared = cap && limiter.check(cap, keyOf(cap, ctx));
  const keyCap = capOfKey(runtime, ctx);
  const byKey = keyCap && limiter.check(keyCap, keyOf(keyCap, ctx));
  // Leased limits know at once, and a call that can go on at once must not wait for a turn of the loop.
  if (own instanceof Promise || shared instanceof Promise || byKey instanceof Promise)
    return Promise.all([own, shared, byKey]).then((states) => judge(states, ctx.clock.now()));
  return judge([own, shared, byKey], ctx.clock.now());
}

type States = readonly [LimitState, LimitState | null, LimitState | null];

function judge([own, ...others]: States, now: number): Headers {
  let tightest = own;
  for (const state of others) if (state && isTighter(state, tightest)) tightest = state;
  const refused = tightest.isAllowed ? null : tightest;
  if (!refused) return toHeaders(tightest, now);
  const retryAfterSeconds = secondsUntil(refused, now);
  const detail = `Too many requests. Try again in ${retryAfterSeconds} s.`;
  throw new AppError("limited", "request.rate_limited", detail, { retryAfterSeconds, headers: toHeaders(refused, now) });
}

/** What refuses comes before what lets pass, and of two that refuse the one that does so longer. */
function isTighter(state: LimitState, than: LimitState): boolean {
  if (state.isAllowed !== than.isAllowed) return than.isAllowed;
  return state.isAllowed ? state.remaining < than.remaining : state.resetAt > than.resetAt;
}

/** The number its person has given a key, over all routes together. */
function capOfKey(runtime: Runtime, { actor }: Context<AppDeps>): Limit | null {
  const max = actor.type === "apiKey" ? actor.requestsPerMinute : undefined;
  if (max === undefined) return null;
  const lease = Math.ceil(max / LEASES_OF_CAP);
  return scaled(runtime, { name: "api-key", max, windowSeconds: 60, per: "caller", withoutRedis: "closed", lease });
}

/** The operator's own number; a lease stays the same part of it. */
function gatewayLimit({ env, deps }: Runtime, limit: Limit): Limit {
  const max = deps.deploymentSettings.lastKnown().limits.gatewayPerMinute ?? env.gatewayRequestsPerMinute;
  return { ...limit, max, ...(limit.lease !== undefined && { lease: Math.ceil((limit.lease * max) / limit.max) }) };
}

/** Of what a whole organization has, one process takes no more at once. */
const LEASES_OF_CAP = 20;

/** Leased calls are counted beside the others: one count cannot be read both ways. */
function organizationCap(runtime: Runtime, { lease }: Limit): Limit {
  const { windowMs, max: configured } = runtime.env.organizationLimit;
  const max = runtime.deps.deploymentSettings.lastKnown().limits.requestsPerWindow ?? configured;
  const windowSeconds = Math.ceil(windowMs / 1_000);
  return scaled(runtime, {
    name: "organization",
    max,
    windowSeconds,
    per: "organization",
    withoutRedis: "open",
    ...(lease && { lease: Math.min(lease, Math.ceil(max / LEASES_OF_CAP)) }),
  });
}

function scaled(runtime: Runtime, limit: Limit): Limit {
  return runtime.limitFactor === 1 ? limit : { ...limit, max: Math.round(limit.max * runtime.limitFactor) };
}

function keyOf(limit: Limit, ctx: Context<AppDeps>): string {
  switch (limit.per) {
    case "ip":
      return `ip:${ctx.ip}`;
    case "organization":
      return `org:${ctx.orgId}`;
    case "caller":
      return keyOfCaller(ctx);
  }
}

function keyOfCaller(ctx: Context<AppDeps>): string {
  const caller = callerOf(ctx);
  if (caller === "") return `ip:${ctx.ip}`;
  return ctx.actor.type === "apiKey" ? `key:${caller}` : `user:${caller}`;
}

/** https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ (the widely read three-field form). */
function toHeaders(state: LimitState, now: number): Record<string, string> {
  return {
    "ratelimit-limit": String(state.limit),
    "ratelimit-remaining": String(state.remaining),
    "ratelimit-reset": String(secondsUntil(state, now)),
  };
}

function secondsUntil(state: LimitState, now: number): number {
  return Math.max(1, Math.ceil((state.resetAt - now) / 1_000));
}
