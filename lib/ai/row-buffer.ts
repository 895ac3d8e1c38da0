// Rows that a call leaves behind, written in batches a moment later, so that no answer waits for the database. What cannot be written
// stays and is tried again: rows carry their own ids, so a batch that did go in changes nothing the second time. A full buffer says so,
// and whoever makes rows then has to stop making them.

import type { Clock } from "../platform/clock.ts";
import type { Logger } from "../platform/log.ts";

export type RowBuffer<Row> = {
  /** Never waits. */
  add(rows: readonly Row[]): void;
  /** The database has been away for so long that nothing more should be begun. */
  isFull(): boolean;
  /** Settles when everything added until now is written. */
  flush(): Promise<void>;
  /** As flush, but gives up after a few tries: the process ends. What could not be written is in the log. */
  close(): Promise<void>;
};

export type RowBufferOptions<Row> = {
  name: string;
  /** Safe to repeat. */
  write(rows: readonly Row[]): Promise<void>;
  clock: Clock;
  log: Logger;
  flushMs?: number;
  batchMax?: number;
  rowsMax?: number;
};

const FLUSH_MS = 250;
const BATCH_MAX = 500;
const ROWS_MAX = 20_000;
const RETRY_BASE_MS = 100;
const RETRY_MAX_MS = 5_000;
const CLOSING_TRIES = 3;

type Waiter = { until: number; resolve(): void };

export function createRowBuffer<Row>(options: RowBufferOptions<Row>): RowBuffer<Row> {
  const { clock, log, name, flushMs = FLUSH_MS, batchMax = BATCH_MAX, rowsMax = ROWS_MAX } = options;
  const waiting: Row[] = [];
  const waiters: Waiter[] = [];
  let added = 0;
  let written = 0;
  let failures = 0;
  let isClosing = false;
  let pause = new AbortController();
  let draining: Promise<void> | null = null;

  const sleep = (durationMs: number) => clock.sleep(durationMs, pause.signal).catch(() => undefined);
  const hurry = () => {
    pause.abort();
    pause = new AbortController();
  };

  async function drain(): Promise<void> {
    if (waiters.length === 0 && !isClosing) await sleep(flushMs);
    while (waiting.length > 0 && !(isClosing && failures >= CLOSING_TRIES)) {
      const batch = waiting.slice(0, batchMax);
      try {
        await options.write(batch);
        waiting.splice(0, batch.length);
        written += batch.length;
        failures = 0;
        while (waiters[0] && waiters[0].until <= written) waiters.shift()?.resolve();
        // What came in meanwhile is the next batch's, after its own wait.
        if (waiting.length < batchMax && waiters.length === 0 && !isClosing) return;
      } catch (error) {
        failures += 1;
        log.warn({ buffer: name, rows: waiting.length, failures, error }, "rows could not be written; they are kept and tried again");
        await sleep(Math.min(RETRY_MAX_MS, RETRY_BASE_MS * 2 ** failures));
      }
    }
  }

  const start = () => {
    draining ??= drain().finally(() => {
      draining = null;
      if (waiting.length > 0 && !isClosing) start();
    });
  };

  return {
    add(rows) {
      waiting.push(...rows);
      added += rows.length;
      if (rows.length > 0) start();
      if (waiting.length >= batchMax && failures === 0) hurry();
    },
    isFull: () => waiting.length >= rowsMax,
    flush() {
      if (written === added) return Promise.resolve();
      const { promise, resolve } = Promise.withResolvers<void>();
      waiters.push({ until: added, resolve });
      if (failures === 0) hurry();
      return promise;
    },
    async close() {
      isClosing = true;
      failures = 0;
      hurry();
      start();
      await draining;
      if (waiting.length > 0) log.error({ buffer: name, lost: waiting }, "the process ends with rows that could not be written");
      for (const { resolve } of waiters.splice(0)) resolve();
    },
  };
}
