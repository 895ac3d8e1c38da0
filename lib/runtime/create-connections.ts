import { systemClock } from "../platform/clock.ts";
import type { Env } from "../platform/env.ts";
import { createLogger, type Logger } from "../platform/log.ts";
import { createLogBuffer, keepLines, type LogBuffer } from "../platform/log-lines/log-buffer.ts";
import { createQueue, type Queue } from "../platform/queue.ts";
import { createRedis, type RedisConnection } from "../platform/redis.ts";
import type { RuntimeOverrides } from "./runtime.ts";

export type Connections = { log: Logger; logLines: LogBuffer; redis: RedisConnection | null; queue: Queue };

const REDIS_TIMEOUT_MS = 1_000;

/** What every other part writes to or asks; none of them is waited for here. */
export function createConnections(
  env: Env,
  { log, clock = systemClock, redisTimeoutMs = REDIS_TIMEOUT_MS }: RuntimeOverrides,
): Connections {
  const logLines = createLogBuffer(clock);
  return {
    log: keepLines(log ?? createLogger({ level: env.logLevel }), logLines),
    logLines,
    redis: env.redis && createRedis(env.redis, { prefix: env.redisPrefix, timeoutMs: redisTimeoutMs }),
    queue: createQueue(env.qstash, env.baseUrl),
  };
}
