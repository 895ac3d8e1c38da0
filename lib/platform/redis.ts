import { Redis } from "@upstash/redis";

/**
 * Redis over Upstash's REST protocol. It holds only what may be lost: limits, stream events, cache, hints.
 * Every call is cut after `timeoutMs`, and nothing is retried here: callers have a way to go on without it.
 */
export type RedisConnection = { client: Redis; prefix: string; ping(): Promise<void> };

export function createRedis(config: { url: string; token: string }, options: { prefix: string; timeoutMs: number }): RedisConnection {
  const client = new Redis({
    url: config.url,
    token: config.token,
    retry: false,
    automaticDeserialization: false,
    enableAutoPipelining: false,
    enableTelemetry: false,
    signal: () => AbortSignal.timeout(options.timeoutMs),
  });
  return {
    client,
    prefix: options.prefix,
    ping: async () => {
      await client.ping();
    },
  };
}
