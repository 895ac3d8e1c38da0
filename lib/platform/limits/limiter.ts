import { Ratelimit } from "@upstash/ratelimit";
import type { Clock } from "../clock.ts";
import { AppError } from "../errors.ts";
import type { Logger } from "../log.ts";
import type { RedisConnection } from "../redis.ts";
import type { CounterStore } from "./counter.store.ts";
import type { Limit, LimitState } from "./limit.ts";

/**
 * Distributed rate limits on `@upstash/ratelimit`, which by itself lets every call pass when Redis is away. Here a limit says
 * what it wants: open ones pass, closed ones count in MongoDB and refuse with 503 when that fails too.
 */
export type Limiter = { check(limit: Limit, key: string): Promise<LimitState> };

export type LimiterOptions = {
  redis: RedisConnection | null;
  counters: CounterStore;
  clock: Clock;
  log: Logger;
  /** How long Redis may take before it counts as away. */
  timeoutMs: number;
};

/** Redis that is away fails every call; the log needs to hear it, but not from each of them. */
const COMPLAINT_EVERY_MS = 10_000;

export function createLimiter(options: LimiterOptions): Limiter {
  const { clock, log } = options;
  const buckets = new Map<string, Ratelimit>();
  let quietUntil = 0;
  const complain = (limit: Limit, error: unknown) => {
    if (clock.now() < quietUntil) return;
    quietUntil = clock.now() + COMPLAINT_EVERY_MS;
    log.warn({ limit: limit.name, error }, "Redis cannot count limits");
  };
  return {
    async check(limit, key) {
      const counted = options.redis ? await countInRedis(bucketOf(buckets, options, options.redis, limit), limit, { key, complain }) : null;
      if (counted) return counted;
      if (limit.withoutRedis === "open")
        return { isAllowed: true, limit: limit.max, remaining: limit.max, resetAt: options.clock.now() + limit.windowSeconds * 1_000 };
      return countInDatabase(options, limit, key);
    },
  };
}

type Counting = { key: string; complain(limit: Limit, error: unknown): void };

async function countInRedis(bucket: Ratelimit, limit: Limit, { key, complain }: Counting): Promise<LimitState | null> {
  try {
    const state = await bucket.limit(key);
    if (state.reason === "timeout") throw new Error("Redis did not answer in time.");
    return { isAllowed: state.success, limit: state.limit, remaining: Math.max(0, state.remaining), resetAt: state.reset };
  } catch (error) {
    complain(limit, error);
    return null;
  }
}

async function countInDatabase({ counters, clock }: LimiterOptions, limit: Limit, key: string): Promise<LimitState> {
  const windowMs = limit.windowSeconds * 1_000;
  const windowStart = Math.floor(clock.now() / windowMs) * windowMs;
  try {
    const count = await counters.increment(`${limit.name}:${key}`, windowStart, windowMs);
    return { isAllowed: count <= limit.max, limit: limit.max, remaining: Math.max(0, limit.max - count), resetAt: windowStart + windowMs };
  } catch (cause) {
    throw new AppError(
      "unavailable",
      "request.limits_unavailable",
      "This call is limited and the limit cannot be counted right now. Try again in a moment.",
      { cause, retryAfterSeconds: 5 },
    );
  }
}

function bucketOf(buckets: Map<string, Ratelimit>, options: LimiterOptions, redis: RedisConnection, limit: Limit): Ratelimit {
  const id = `${limit.name}:${limit.max}:${limit.windowSeconds}`;
  const known = buckets.get(id);
  if (known) return known;
  const bucket = new Ratelimit({
    redis: redis.client,
    limiter: Ratelimit.slidingWindow(limit.max, `${limit.windowSeconds} s`),
    prefix: `${redis.prefix}limit:${limit.name}`,
    timeout: options.timeoutMs,
    analytics: false,
    ephemeralCache: false,
  });
  buckets.set(id, bucket);
  return bucket;
}
