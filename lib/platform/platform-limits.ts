/**
 * Limits of the platforms the product runs on, read 2026-11 from the vendors' pages named beside each.
 * Code imports them and the local stand-ins enforce them. Where a page says "MB" without more, the smaller reading stands.
 */
export const PLATFORM_LIMITS = {
  vercel: {
    /** https://vercel.com/docs/errors/FUNCTION_PAYLOAD_TOO_LARGE */
    requestBodyBytes: 4_500_000,
    /** An answer that does not stream. https://vercel.com/docs/errors/FUNCTION_RESPONSE_PAYLOAD_TOO_LARGE */
    responseBodyBytes: 4_500_000,
    /** https://vercel.com/docs/functions/limitations */
    maxDurationSeconds: 300,
    /** Hobby: a cron may run once a day. https://vercel.com/docs/cron-jobs/usage-and-pricing */
    hobbyCronsPerDay: 1,
  },
  qstash: {
    /** https://upstash.com/docs/qstash/overall/pricing */
    messageBytes: 1_000_000,
    /** https://upstash.com/docs/qstash/features/deduplication */
    deduplicationWindowMs: 600_000,
    /** https://upstash.com/docs/qstash/features/retry */
    defaultRetries: 3,
  },
  redis: {
    /** https://upstash.com/docs/redis/troubleshooting/max_request_size_exceeded */
    requestBytes: 10_000_000,
    freeCommandsPerMonth: 500_000,
  },
  mongodb: {
    /** https://www.mongodb.com/docs/manual/reference/limits/ */
    documentBytes: 16_777_216,
    /** One process must not drain an Atlas cluster's connections: functions share instances. */
    poolSize: 10,
  },
} as const;
