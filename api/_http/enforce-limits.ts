import type { Context } from "../../lib/platform/context.ts";
import { AppError } from "../../lib/platform/errors.ts";
import { type Limit, type LimitState, limits } from "../../lib/platform/limits/limit.ts";
import type { AppDeps } from "../../lib/runtime/deps.ts";
import type { Runtime } from "../../lib/runtime/runtime.ts";

type Headers = Record<string, string>;

/** Counts the route's own limit and the organization's cap side by side; the tighter one is shown in the headers. */
export function assertWithinLimits(runtime: Runtime, limit: Limit, ctx: Context<AppDeps>): Headers | Promise<Headers> {
  const configured = limit.name === limits.gateway.name ? gatewayLimit(runtime, limit) : limit;
  const own = ctx.deps.limiter.check(scaled(runtime, configured), keyOf(limit, ctx));
  const cap = ctx.orgId === "" ? null : organizationCap(runtime, configured);
  const shared = cap && ctx.deps.limiter.check(cap, keyOf(cap, ctx));
  // Leased limits know at once, and a call that can go on at once must not wait for a turn of the loop.
  if (own instanceof Promise || shared instanceof Promise)
    return Promise.all([own, shared]).then(([first, second]) => judge(first, second, ctx.clock.now()));
  return judge(own, shared, ctx.clock.now());
}

function judge(own: LimitState, shared: LimitState | null, now: number): Headers {
  const refused = own.isAllowed ? (shared?.isAllowed === false ? shared : null) : own;
  if (!refused) return toHeaders(shared && shared.remaining < own.remaining ? shared : own, now);
  const retryAfterSeconds = secondsUntil(refused, now);
  const detail = `Too many requests. Try again in ${retryAfterSeconds} s.`;
  throw new AppError("limited", "request.rate_limited", detail, { retryAfterSeconds, headers: toHeaders(refused, now) });
}

/** The operator's own number; a lease stays the same part of it. */
function gatewayLimit({ env }: Runtime, limit: Limit): Limit {
  const max = env.gatewayRequestsPerMinute;
  return { ...limit, max, ...(limit.lease !== undefined && { lease: Math.ceil((limit.lease * max) / limit.max) }) };
}

/** Of what a whole organization has, one process takes no more at once. */
const LEASES_OF_CAP = 20;

/** Leased calls are counted beside the others: one count cannot be read both ways. */
function organizationCap(runtime: Runtime, { lease }: Limit): Limit {
  const { max, windowMs } = runtime.env.organizationLimit;
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
      return ctx.actor.type === "user" ? `user:${ctx.actor.userId}` : `ip:${ctx.ip}`;
  }
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
