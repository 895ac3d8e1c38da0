// History is read by everybody, and wanted most when the database is away. So the last one stays in this process and in Redis: for a while
// instead of asking the database, and for as long as there is no other.

import type { Clock } from "../../platform/clock.ts";
import type { RedisConnection } from "../../platform/redis.ts";
import { withinTime } from "../../platform/within-time.ts";
import { parseFacts } from "./history-facts.ts";
import type { HistoryFacts } from "./read-history.ts";

type Found = { facts: HistoryFacts; isCurrent: boolean } | null;

export type HistoryKeeper = {
  /** Null when nothing is known. Never fails. */
  find(): Promise<Found>;
  /** After a change: seen here at once, and by every other process within seconds. Never fails. */
  renew(): Promise<void>;
};

const NEAR_MS = 5_000;
const SHARED_MS = 60_000;
const KEPT_SECONDS = 7 * 24 * 3_600;
const READ_MS = 1_000;

type Parts = { read(now: number): Promise<HistoryFacts>; redis: RedisConnection | null; clock: Pick<Clock, "now"> };

export function createHistoryKeeper({ read, redis, clock }: Parts): HistoryKeeper {
  let near: { facts: HistoryFacts; foundAt: number } | null = null;
  let finding: Promise<Found> | null = null;
  const key = `${redis?.prefix ?? ""}health:history`;
  const age = (facts: HistoryFacts) => clock.now() - facts.readAt;
  const remember = (facts: HistoryFacts) => {
    near = { facts, foundAt: clock.now() };
    return { facts, isCurrent: true };
  };

  async function readShared(): Promise<HistoryFacts | null> {
    const text = await redis?.client.get<string>(key).catch(() => null);
    return typeof text === "string" ? parseFacts(text) : null;
  }
  async function readAnew(): Promise<HistoryFacts | null> {
    const facts = await withinTime(READ_MS, read(clock.now()), "History took too long.").catch(() => null);
    if (facts) await redis?.client.set(key, JSON.stringify(facts), { ex: KEPT_SECONDS }).catch(() => null);
    return facts;
  }

  async function findAnew(): Promise<Found> {
    const shared = await readShared();
    if (shared && age(shared) < SHARED_MS) return remember(shared);
    const facts = await readAnew();
    if (facts) return remember(facts);
    const last = [near?.facts, shared].filter((known) => known !== undefined && known !== null).sort((a, b) => b.readAt - a.readAt)[0];
    if (!last) return null;
    // Not asked for again at once: a database that is away stays so for a moment.
    near = { facts: last, foundAt: clock.now() };
    return { facts: last, isCurrent: false };
  }

  return {
    find() {
      if (near && clock.now() - near.foundAt < NEAR_MS)
        return Promise.resolve({ facts: near.facts, isCurrent: age(near.facts) < SHARED_MS + NEAR_MS });
      finding ??= findAnew().finally(() => {
        finding = null;
      });
      return finding;
    },
    async renew() {
      const facts = await readAnew();
      if (facts) remember(facts);
    },
  };
}
