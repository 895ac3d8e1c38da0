import { z } from "zod";
import type { Clock } from "../../../platform/clock.ts";
import type { RedisConnection } from "../../../platform/redis.ts";
import type { ProviderFailure } from "../../errors.ts";
import type { ProviderState, StateStore } from "./provider-state.ts";

/** Forgotten when nobody has asked a provider for so long; long beyond every time in it. */
const LIFETIME_MS = 600_000;
const FIELDS = ["failures", "open", "parked", "misconfigured"] as const;
type Field = (typeof FIELDS)[number];

/** As Redis sends it: our client leaves replies as they are, whatever its types promise. */
const repliesSchema = z.array(z.coerce.string().nullable());
const openSchema = z.tuple([z.coerce.number(), z.string()]);

/** One key for each fact of a provider, so that every step is one command and the last one of two at once wins harmlessly. */
export function createRedisState(redis: RedisConnection, clock: Clock): StateStore {
  const { client } = redis;
  const key = (name: string, field: Field | `probe:${number}`) => `${redis.prefix}ai:${name}:${field}`;
  const set = async (name: string, field: Field, value: string, ttlMs: number) => {
    await client.set(key(name, field), value, { px: Math.max(1, Math.ceil(ttlMs)) });
  };
  return {
    async read(names) {
      const reply: unknown = await client.mget(...names.flatMap((name) => FIELDS.map((field) => key(name, field))));
      const values = repliesSchema.parse(reply);
      return names.map((_, index) => toState(values.slice(index * FIELDS.length, (index + 1) * FIELDS.length)));
    },
    async addFailure(name) {
      const pipeline = client.pipeline();
      pipeline.incr(key(name, "failures"));
      pipeline.pexpire(key(name, "failures"), LIFETIME_MS);
      const [failures] = await pipeline.exec<[number, number]>();
      return Number(failures);
    },
    clearFailures: async (name) => {
      await client.del(key(name, "failures"));
    },
    open: (name, until, reason) => set(name, "open", `${until} ${reason}`, until - clock.now() + LIFETIME_MS),
    close: async (name) => {
      await client.del(key(name, "failures"), key(name, "open"));
    },
    claimProbe: async (name, epoch, ttlMs) => {
      const reply: unknown = await client.set(key(name, `probe:${epoch}`), "1", { nx: true, px: ttlMs });
      return reply === "OK";
    },
    releaseProbe: async (name, epoch) => {
      await client.del(key(name, `probe:${epoch}`));
    },
    park: (name, until) => set(name, "parked", String(until), until - clock.now()),
    misconfigure: (name, until) => set(name, "misconfigured", String(until), until - clock.now()),
  };
}

function toState([failures, open, parked, misconfigured]: readonly (string | null)[]): ProviderState {
  const opened = openSchema.safeParse(open?.split(" "));
  return {
    failures: Number(failures ?? 0),
    openUntil: opened.success ? opened.data[0] : null,
    openReason: opened.success ? reasonOf(opened.data[1]) : null,
    parkedUntil: toTime(parked),
    misconfiguredUntil: toTime(misconfigured),
  };
}

const REASONS: readonly ProviderFailure[] = ["overloaded", "unavailable", "timeout", "malformed", "truncated"];

function reasonOf(word: string): ProviderFailure | null {
  return REASONS.find((reason) => reason === word) ?? null;
}

function toTime(value: string | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}
