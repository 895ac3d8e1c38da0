import type { Bytes } from "../engine.ts";
import type { SortedSet } from "./sorted-set.ts";
import type { Stream } from "./stream.ts";

export type Value =
  | { type: "string"; bytes: Bytes }
  | { type: "hash"; fields: Map<Bytes, Bytes> }
  | { type: "set"; members: Set<Bytes> }
  | { type: "zset"; sorted: SortedSet }
  | { type: "list"; items: Bytes[] }
  | { type: "stream"; stream: Stream };

export type ValueType = Value["type"];

/** Keys, values and expiry times. A key whose time has come is gone for every reader, whether swept yet or not. */
export type Keyspace = {
  /** One time for a whole batch or script, in milliseconds since 1970. Never goes back: what has expired stays so. */
  now: () => number;
  setNow: (timeMs: number) => void;
  find: (key: Bytes) => Value | undefined;
  /** Keeps the key's expiry time. */
  put: (key: Bytes, value: Value) => void;
  remove: (key: Bytes) => boolean;
  expiresAt: (key: Bytes) => number | undefined;
  /** Undefined makes the key stay for good. */
  setExpiresAt: (key: Bytes, timeMs: number | undefined) => void;
  keys: () => Bytes[];
  clear: () => void;
  /** Frees expired keys that nobody has asked for; looks at `limit` keys a call, going round. */
  sweep: (limit: number) => void;
};

export function createKeyspace(): Keyspace {
  const values = new Map<Bytes, Value>();
  const expiries = new Map<Bytes, number>();
  let nowMs = 0;
  let round = expiries.entries();

  function remove(key: Bytes): boolean {
    expiries.delete(key);
    return values.delete(key);
  }

  function find(key: Bytes): Value | undefined {
    const expiresAt = expiries.get(key);
    if (expiresAt !== undefined && expiresAt <= nowMs) remove(key);
    return values.get(key);
  }

  function sweep(limit: number): void {
    for (let seen = 0; seen < limit; seen += 1) {
      const next = round.next();
      if (next.done) {
        round = expiries.entries();
        return;
      }
      if (next.value[1] <= nowMs) remove(next.value[0]);
    }
  }

  return {
    now: () => nowMs,
    setNow: (timeMs) => {
      nowMs = Math.max(nowMs, timeMs);
    },
    find,
    put: (key, value) => void values.set(key, value),
    remove: (key) => find(key) !== undefined && remove(key),
    expiresAt: (key) => expiries.get(key),
    setExpiresAt: (key, timeMs) => {
      if (timeMs === undefined) expiries.delete(key);
      else expiries.set(key, timeMs);
    },
    keys: () => [...values.keys()].filter((key) => find(key) !== undefined),
    clear: () => {
      values.clear();
      expiries.clear();
    },
    sweep,
  };
}
