import { Ratelimit } from "@upstash/ratelimit";
import type { Clock } from "../clock.ts";
import type { Logger } from "../log.ts";
import { createRecencyMap } from "../recency-map.ts";
import type { RedisConnection } from "../redis.ts";

/**
 * What may be sent to somebody else in a minute, counted over all processes in Redis. Without Redis each process counts for itself:
 * several of them then send more, and the other side's own limit decides.
 */
export type TokenBucket = {
  /** Null when one was taken, else when there are new ones. */
  take(key: string, perMinute: number): Promise<number | null>;
};

export type TokenBucketOptions = {
  redis: RedisConnection | null;
  name: string;
  clock: Clock;
  log: Logger;
  /** How long Redis may take before it counts as away. */
  timeoutMs: number;
};

const MINUTE_MS = 60_000;
/** Keys of tenants are among them. A full bucket given back too early is bounded by the other side's own limit. */
const OWN_BUCKETS_MAX = 5_000;
/** Redis that has just failed is left alone for a moment. */
const AWAY_MS = 1_000;

export function createTokenBucket(options: TokenBucketOptions): TokenBucket {
  const { redis, clock, log } = options;
  const shared = new Map<number, Ratelimit>();
  const own = createRecencyMap<{ tokens: number; refilledAt: number }>(OWN_BUCKETS_MAX);
  let awayUntil = 0;
  const takeHere = (key: string, perMinute: number): number | null => {
    const now = clock.now();
    const known = own.get(key);
    const isDue = !known || now - known.refilledAt >= MINUTE_MS;
    const bucket = isDue ? { tokens: perMinute, refilledAt: now } : known;
    own.set(key, { ...bucket, tokens: Math.max(0, bucket.tokens - 1) });
    return bucket.tokens > 0 ? null : bucket.refilledAt + MINUTE_MS;
  };
  return {
    async take(key, perMinute) {
      if (!redis || clock.now() < awayUntil) return takeHere(key, perMinute);
      const limiter = shared.get(perMinute) ?? createLimiter(redis, options, perMinute);
      shared.set(perMinute, limiter);
      try {
        const state = await limiter.limit(key);
        if (state.reason === "timeout") throw new Error("Redis did not answer in time.");
        return state.success ? null : state.reset;
      } catch (error) {
        awayUntil = clock.now() + AWAY_MS;
        log.warn({ bucket: options.name, error }, "Redis cannot count a bucket; this process counts alone");
        return takeHere(key, perMinute);
      }
    },
  };
}

function createLimiter(redis: RedisConnection, { name, timeoutMs }: TokenBucketOptions, perMinute: number): Ratelimit {
  return new Ratelimit({
    redis: redis.client,
    limiter: Ratelimit.tokenBucket(perMinute, "60 s", perMinute),
    prefix: `${redis.prefix}bucket:${name}`,
    timeout: timeoutMs,
    analytics: false,
    ephemeralCache: false,
  });
}
