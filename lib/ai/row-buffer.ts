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

/** As long as a row waits for others. */
export const FLUSH_MS = 250;
const BATCH_MAX = 500;
const ROWS_MAX = 20_000;
const RETRY_BASE_MS = 100;
const RETRY_MAX_MS = 5_000;
const CLOSING_TRIES = 3;
/** Made once: an abort without a reason makes an error with its stack each time. */
const HURRY = new Error("Somebody waits.");

/** `waiters` are those who wait until so many rows have been written since the beginning. */
type State<Row> = {
  waiting: Row[];
  waiters: { until: number; resolve(): void }[];
  added: number;
  written: number;
  failures: number;
  isClosing: boolean;
  pause: AbortController;
};

export function createRowBuffer<Row>(options: RowBufferOptions<Row>): RowBuffer<Row> {
  const { log, name, batchMax = BATCH_MAX, rowsMax = ROWS_MAX } = options;
  const counts = { added: 0, written: 0, failures: 0 };
  const state: State<Row> = { waiting: [], waiters: [], ...counts, isClosing: false, pause: new AbortController() };
  let draining: Promise<void> | null = null;
  const hurry = () => {
    state.pause.abort(HURRY);
    state.pause = new AbortController();
  };
  const start = () => {
    draining ??= drain(state, options).finally(() => {
      draining = null;
      if (state.waiting.length > 0 && !state.isClosing) start();
    });
  };
  return {
    add(rows) {
      state.waiting.push(...rows);
      state.added += rows.length;
      if (rows.length > 0) start();
      if (state.waiting.length >= batchMax && state.failures === 0) hurry();
    },
    isFull: () => state.waiting.length >= rowsMax,
    flush() {
      if (state.written === state.added) return Promise.resolve();
      const { promise, resolve } = Promise.withResolvers<void>();
      state.waiters.push({ until: state.added, resolve });
      if (state.failures === 0) hurry();
      return promise;
    },
    async close() {
      state.isClosing = true;
      state.failures = 0;
      hurry();
      start();
      await draining;
      const { waiting: lost } = state;
      if (lost.length > 0) log.error({ buffer: name, lost }, "the process ends with rows that could not be written");
      for (const { resolve } of state.waiters.splice(0)) resolve();
    },
  };
}

/** Ends when there is nothing to write, or too little to write it before its time. */
async function drain<Row>(state: State<Row>, options: RowBufferOptions<Row>): Promise<void> {
  const { clock, log, name, flushMs = FLUSH_MS, batchMax = BATCH_MAX } = options;
  const { waiting, waiters } = state;
  const sleep = (durationMs: number) => clock.sleep(durationMs, state.pause.signal).catch(() => undefined);
  if (waiters.length === 0 && !state.isClosing) await sleep(flushMs);
  while (waiting.length > 0 && !(state.isClosing && state.failures >= CLOSING_TRIES)) {
    const batch = waiting.slice(0, batchMax);
    try {
      await options.write(batch);
      waiting.splice(0, batch.length);
      state.written += batch.length;
      state.failures = 0;
      while (waiters[0] && waiters[0].until <= state.written) waiters.shift()?.resolve();
      if (waiting.length < batchMax && waiters.length === 0 && !state.isClosing) return;
    } catch (error) {
      state.failures += 1;
      const { failures } = state;
      log.warn({ buffer: name, rows: waiting.length, failures, error }, "rows could not be written; they are kept and tried again");
      await sleep(Math.min(RETRY_MAX_MS, RETRY_BASE_MS * 2 ** failures));
    }
  }
}
