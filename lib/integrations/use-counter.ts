// How often each secret is used, by day. The first use is written at once and what follows within a minute together, so that a busy key
// costs one write a minute; a process that dies loses the uses of its last minute.

import type { Clock } from "../platform/clock.ts";
import type { Logger } from "../platform/log.ts";
import type { IntegrationStore } from "./integration.store.ts";

export type UseCounter = {
  count(orgId: string, id: string): void;
  /** Writes what was counted and counts no more. */
  close(): Promise<void>;
};

type Options = { store: Pick<IntegrationStore, "countUses">; clock: Clock; log: Logger };

const WRITE_EVERY_MS = 60_000;
const DAY_MS = 86_400_000;
const DAYS_KEPT = 30;
/** A key that rests for longer keeps a day more or two of its past; nobody is shown them. */
const DAYS_SWEPT = 15;

type Entry = { orgId: string; id: string; uses: number };

export function createUseCounter({ store, clock, log }: Options): UseCounter {
  const waiting = new Map<string, Entry>();
  const stop = new AbortController();
  const writing = new Set<Promise<void>>();
  const write = async (entry: Entry): Promise<void> => {
    const { orgId, id, uses } = entry;
    if (uses === 0) return;
    entry.uses = 0;
    const at = clock.now();
    const forgotten = Array.from({ length: DAYS_SWEPT }, (_, index) => toDay(at - (DAYS_KEPT + index) * DAY_MS));
    await store
      .countUses(orgId, id, { day: toDay(at), count: uses, at: new Date(at), forgotten })
      .catch((error: unknown) => log.warn({ error, integrationId: id }, "the use of an integration was not counted"));
  };
  const track = (work: Promise<void>) => {
    writing.add(work);
    void work.finally(() => writing.delete(work));
  };
  const writeLater = async (entry: Entry): Promise<void> => {
    await clock.sleep(WRITE_EVERY_MS, stop.signal).catch(() => undefined);
    if (stop.signal.aborted) return;
    waiting.delete(entry.id);
    await write(entry);
  };
  return {
    count(orgId, id) {
      const known = waiting.get(id);
      if (known) {
        known.uses += 1;
        return;
      }
      const entry: Entry = { orgId, id, uses: 1 };
      waiting.set(id, entry);
      track(write(entry));
      void writeLater(entry);
    },
    async close() {
      stop.abort();
      const rest = [...waiting.values()];
      waiting.clear();
      await Promise.all([...rest.map(write), ...writing]);
    },
  };
}

export function toDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
