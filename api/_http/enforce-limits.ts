import type { Context } from "../../lib/platform/context.ts";
import { AppError } from "../../lib/platform/errors.ts";
import type { Limit, LimitState } from "../../lib/platform/limits/limit.ts";
import type { AppDeps } from "../../lib/runtime/deps.ts";
import type { Runtime } from "../../lib/runtime/runtime.ts";

/** Counts the route's own limit and the organization's cap side by side; the tighter one is shown in the headers. */
export async function assertWithinLimits(runtime: Runtime, limit: Limit, ctx: Context<AppDeps>): Promise<Record<string, string>> {
  const wanted = [scaled(runtime, limit), ...organizationCap(runtime, ctx)];
  const states = await Promise.all(wanted.map((each) => ctx.deps.limiter.check(each, keyOf(each, ctx))));
  const tightest = states.toSorted((a, b) => a.remaining - b.remaining)[0];
  if (!tightest) return {};
  const refused = states.find((state) => !state.isAllowed);
  if (refused) {
    const retryAfterSeconds = secondsUntil(refused, ctx.clock.now());
    const headers = toHeaders(refused, ctx.clock.now());
    const detail = `Too many requests. Try again in ${retryAfterSeconds} s.`;
    throw new AppError("limited", "request.rate_limited", detail, { retryAfterSeconds, headers });
  }
  return toHeaders(tightest, ctx.clock.now());
}

function organizationCap(runtime: Runtime, ctx: Context<AppDeps>): Limit[] {
  if (ctx.orgId === "") return [];
  const { max, windowMs } = runtime.env.organizationLimit;
  return [
    scaled(runtime, { name: "organization", max, windowSeconds: Math.ceil(windowMs / 1_000), per: "organization", withoutRedis: "open" }),
  ];
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
