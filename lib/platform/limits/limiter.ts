import { Ratelimit } from "@upstash/ratelimit";
import type { Clock } from "../clock.ts";
import { AppError } from "../errors.ts";
import type { Logger } from "../log.ts";
import type { RedisConnection } from "../redis.ts";
import { withinTime } from "../within-time.ts";
import type { CounterStore } from "./counter.store.ts";
import { createLeasedLimiter, type LeasedLimit } from "./leased-limiter.ts";
import type { Limit, LimitState } from "./limit.ts";

/**
 * Distributed rate limits on `@upstash/ratelimit`, which by itself lets every call pass when Redis is away. Here a limit says
 * what it wants: open ones pass, closed ones count in MongoDB and refuse with 503 when that fails too.
 */
export type Limiter = {
  /** A limit that is leased usually knows at once. */
  check(limit: Limit, key: string): LimitState | Promise<LimitState>;
};

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
  const counting: Counting = { ...options, complain };
  const leased = createLeasedLimiter({ clock, countShared: (...count) => countShared(counting, ...count) });
  return {
    check: (limit, key) => (isLeased(limit) ? leased.check(limit, key) : checkEach(counting, buckets, limit, key)),
  };
}

type Counting = LimiterOptions & { complain(limit: Limit, error: unknown): void };

function isLeased(limit: Limit): limit is LeasedLimit {
  return limit.lease !== undefined;
}

async function checkEach(options: Counting, buckets: Map<string, Ratelimit>, limit: Limit, key: string): Promise<LimitState> {
  const counted = options.redis ? await countInRedis(options, bucketOf(buckets, options, options.redis, limit), limit, key) : null;
  if (counted) return counted;
  if (limit.withoutRedis === "open")
    return { isAllowed: true, limit: limit.max, remaining: limit.max, resetAt: options.clock.now() + limit.windowSeconds * 1_000 };
  const windowMs = limit.windowSeconds * 1_000;
  const windowStart = Math.floor(options.clock.now() / windowMs) * windowMs;
  const count = await countInDatabase(options, limit, key, 1, windowStart);
  return { isAllowed: count <= limit.max, limit: limit.max, remaining: Math.max(0, limit.max - count), resetAt: windowStart + windowMs };
}

/** For a process that takes several calls at a time. */
async function countShared(options: Counting, limit: Limit, key: string, by: number, windowStart: number): Promise<number | null> {
  const { redis, complain, timeoutMs } = options;
  try {
    if (redis) return await withinTime(timeoutMs, addInRedis(redis, limit, `${key}:${windowStart}`, by), "Redis did not answer in time.");
  } catch (error) {
    complain(limit, error);
  }
  return limit.withoutRedis === "open" ? null : countInDatabase(options, limit, key, by, windowStart);
}

async function addInRedis({ client, prefix }: RedisConnection, limit: Limit, key: string, by: number): Promise<number> {
  const id = `${prefix}lease:${limit.name}:${key}`;
  const added = client
    .pipeline()
    .incrby(id, by)
    .pexpire(id, 2_000 * limit.windowSeconds);
  const [count] = await added.exec<[number, number]>();
  return Number(count);
}

async function countInRedis({ complain }: Counting, bucket: Ratelimit, limit: Limit, key: string): Promise<LimitState | null> {
  try {
    const state = await bucket.limit(key);
    if (state.reason === "timeout") throw new Error("Redis did not answer in time.");
    return { isAllowed: state.success, limit: state.limit, remaining: Math.max(0, state.remaining), resetAt: state.reset };
  } catch (error) {
    complain(limit, error);
    return null;
  }
}

/** All calls of the window so far. */
async function countInDatabase({ counters }: LimiterOptions, limit: Limit, key: string, by: number, windowStart: number): Promise<number> {
  try {
    return await counters.increment(`${limit.name}:${key}`, windowStart, limit.windowSeconds * 1_000, by);
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
