import { randomUUID } from "node:crypto";
import type { Router } from "../../ai/router.ts";
import type { Queue } from "../../platform/queue.ts";
import type { RedisConnection } from "../../platform/redis.ts";
import type { Probe } from "./deep-checks.ts";
import type { ServiceName } from "./health.schema.ts";
import type { HeartbeatStore } from "./heartbeat.store.ts";
import { toProvidersState } from "./provider-states.ts";

const TIMEOUT_MS = 1_000;
const KEY_MS = 10_000;

export type ProbeParts = {
  heartbeats: HeartbeatStore;
  redis: RedisConnection | null;
  queue: Pick<Queue, "ping">;
  router: Pick<Router, "states">;
  /** Fails where stored files cannot be reached; null where they lie in the database. */
  askStorage: (() => Promise<void>) | null;
  isSendgridConfigured: boolean;
  now(): number;
};

/** What each service is asked. A provider of models never is, since that costs money: the router knows how its last calls went. */
export function createHealthProbes(parts: ProbeParts): Readonly<Record<ServiceName, Probe>> {
  const { heartbeats, redis, queue, router, askStorage, isSendgridConfigured, now } = parts;
  return {
    database: { ask: () => heartbeats.beat(new Date(now()), TIMEOUT_MS).then(() => "connected") },
    redis: redis && { ask: () => keepAndRead(redis).then(() => "connected") },
    queue: { ask: () => queue.ping().then(() => "operational") },
    sendgrid: isSendgridConfigured ? { ask: async () => "operational" } : null,
    ai_providers: { ask: async () => toProvidersState(await router.states()) },
    storage: askStorage && { ask: () => askStorage().then(() => "operational") },
  };
}

async function keepAndRead({ client, prefix }: RedisConnection): Promise<void> {
  const [key, value] = [`${prefix}health:beat:${randomUUID()}`, randomUUID()];
  await client.set(key, value, { px: KEY_MS });
  if ((await client.get(key)) !== value) throw new Error("What was set could not be read.");
}
