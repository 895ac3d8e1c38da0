import { createHash } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Cipher } from "../crypto/cipher.ts";
import type { Logger } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { RedisConnection } from "../redis.ts";
import type { CacheStore } from "./cache.store.ts";

/**
 * Tiered cache: memory, then Redis, then MongoDB. The key carries organization, user and query, so nobody can be handed
 * another's entry. A tier that fails is skipped: a cache never fails a request. Entries shorter than 10 s stay in memory.
 */
export type CacheKey = { name: string; orgId: string; userId: string; query: string };

export type Cache = {
  find(key: CacheKey): Promise<string | null>;
  put(key: CacheKey, value: string, seconds: number): Promise<void>;
  delete(key: CacheKey): Promise<void>;
};

export type CacheOptions = {
  redis: RedisConnection | null;
  store: CacheStore;
  cipher: Cipher;
  clock: Clock;
  log: Logger;
  metrics: Metrics;
};

const MEMORY_MAX = 500;
const SHARED_FROM_SECONDS = 10;

export function createCache(options: CacheOptions): Cache {
  const { redis, store, clock, metrics } = options;
  const found = (tier: "memory" | "redis" | "database" | "none") =>
    metrics.counter("aegis_cache_total", { tier, outcome: tier === "none" ? "miss" : "hit" });
  const [inMemory, inRedis, inDatabase, nowhere] = [found("memory"), found("redis"), found("database"), found("none")];
  const memory = new Map<string, { value: string; expiresAt: number }>();
  const remember = (id: string, value: string, expiresAt: number) => {
    if (memory.size >= MEMORY_MAX) memory.delete(memory.keys().next().value ?? "");
    memory.set(id, { value, expiresAt });
  };
  const quietly = <Result>(work: () => Promise<Result>): Promise<Result | null> =>
    work().catch((error: unknown) => {
      options.log.warn({ error }, "a cache tier was skipped");
      return null;
    });

  return {
    async find(key) {
      const id = idOf(key);
      const near = memory.get(id);
      if (near && near.expiresAt > clock.now()) {
        inMemory();
        return near.value;
      }
      memory.delete(id);
      const shared = redis && (await quietly(() => readRedis(redis, id)));
      const sealed = shared ?? (await quietly(() => store.find(id, new Date(clock.now()))));
      const value = sealed && (await quietly(() => open(options.cipher, key, id, sealed.value)));
      if (!sealed || value === null) {
        nowhere();
        return null;
      }
      (shared ? inRedis : inDatabase)();
      remember(id, value, sealed.expiresAt);
      return value;
    },
    async put(key, value, seconds) {
      const id = idOf(key);
      const expiresAt = clock.now() + seconds * 1_000;
      remember(id, value, expiresAt);
      if (seconds < SHARED_FROM_SECONDS) return;
      const sealed = await quietly(() => close(options.cipher, key, id, value));
      if (sealed === null) return;
      if (redis) await quietly(() => redis.client.set(redisKey(redis, id), `${expiresAt}:${sealed}`, { px: seconds * 1_000 }));
      await quietly(() => store.put(id, sealed, new Date(expiresAt)));
    },
    async delete(key) {
      const id = idOf(key);
      memory.delete(id);
      if (redis) await quietly(() => redis.client.del(redisKey(redis, id)));
      await quietly(() => store.delete(id));
    },
  };
}

function idOf(key: CacheKey): string {
  return createHash("sha256")
    .update(JSON.stringify([key.name, key.orgId, key.userId, key.query]))
    .digest("base64url");
}

const redisKey = (redis: RedisConnection, id: string): string => `${redis.prefix}cache:${id}`;

async function readRedis(redis: RedisConnection, id: string): Promise<{ value: string; expiresAt: number } | null> {
  const text = await redis.client.get<string>(redisKey(redis, id));
  if (typeof text !== "string") return null;
  const colon = text.indexOf(":");
  return { expiresAt: Number(text.slice(0, colon)), value: text.slice(colon + 1) };
}

/** Public entries belong to no organization and hold nothing private. */
async function close(cipher: Cipher, key: CacheKey, id: string, value: string): Promise<string> {
  return key.orgId ? (await cipher.forOrganization(key.orgId)).encrypt({ collection: "cache", id, field: "value" }, value) : value;
}

async function open(cipher: Cipher, key: CacheKey, id: string, sealed: string): Promise<string> {
  return key.orgId ? (await cipher.forOrganization(key.orgId)).decrypt({ collection: "cache", id, field: "value" }, sealed) : sealed;
}
