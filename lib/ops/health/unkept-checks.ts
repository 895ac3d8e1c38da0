// What was seen while the database was away, and so could not be kept: in this process and, for when it ends, in Redis. The first check
// that finds the database again writes it down.

import { z } from "zod";
import type { RedisConnection } from "../../platform/redis.ts";
import type { CheckStates } from "./check.store.ts";
import { CHECK_STATES, HEALTH_SERVICES } from "./health.schema.ts";

export type UnkeptChecks = {
  /** Once a slot; later ones of it are not looked at. Never fails. */
  note(slot: Date, states: CheckStates): Promise<void>;
  /** The same for whoever only looked: a process that has just begun may find away what is slow. Noted when it looks so again, seconds later. */
  suspect(slot: Date, states: CheckStates): void;
  /** Oldest first. */
  list(): Promise<{ slot: Date; states: CheckStates }[]>;
  forget(slots: readonly Date[]): Promise<void>;
};

/** Two days of slots. */
const SLOTS_MAX = 576;
const AGAIN_MS = 10_000;
const AGAIN_MAX_MS = 300_000;
const KEPT_SECONDS = 2 * 24 * 3_600;

const statesSchema = z.partialRecord(z.enum(HEALTH_SERVICES), z.enum(CHECK_STATES));

export function createUnkeptChecks(redis: RedisConnection | null): UnkeptChecks {
  const noted = new Map<string, CheckStates>();
  const key = `${redis?.prefix ?? ""}health:unkept`;
  const quietly = <Value>(work: Promise<Value> | undefined): Promise<Value | null> => (work ?? Promise.resolve(null)).catch(() => null);
  let suspectedAt: number | null = null;

  async function note(slot: Date, states: CheckStates): Promise<void> {
    const field = slot.toISOString();
    if (noted.has(field) || noted.size >= SLOTS_MAX) return;
    noted.set(field, states);
    await quietly(redis?.client.hsetnx(key, field, JSON.stringify(states)));
    await quietly(redis?.client.expire(key, KEPT_SECONDS));
  }

  return {
    note,
    suspect(slot, states) {
      const now = performance.now();
      if (suspectedAt === null || now - suspectedAt > AGAIN_MAX_MS) suspectedAt = now;
      // Losable: it is one bar of a chart.
      else if (now - suspectedAt >= AGAIN_MS) void note(slot, states);
    },
    async list() {
      const shared = pairsOf(await quietly(redis?.client.hgetall(key)));
      const all = new Map(noted);
      for (const [field, text] of shared) {
        const states = parseStates(text);
        if (states && !Number.isNaN(Date.parse(field))) all.set(field, states);
      }
      return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([field, states]) => ({ slot: new Date(field), states }));
    },
    async forget(slots) {
      const fields = slots.map((slot) => slot.toISOString());
      for (const field of fields) noted.delete(field);
      if (fields.length > 0) await quietly(redis?.client.hdel(key, ...fields));
    },
  };
}

/** Without deserialization the client hands over the reply as it came: fields and values in turn. */
function pairsOf(reply: unknown): [string, string][] {
  const flat = z.array(z.string()).safeParse(reply).data ?? [];
  return flat.flatMap((field, index): [string, string][] => (index % 2 === 0 ? [[field, flat[index + 1] ?? ""]] : []));
}

/** What cannot be read is dropped: it is one bar of a chart. */
function parseStates(text: string): CheckStates | null {
  try {
    return statesSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
