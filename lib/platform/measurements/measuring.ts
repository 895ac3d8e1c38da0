import type { AfterReply } from "../after-reply.ts";
import { withinTime } from "../within-time.ts";

/** When what was counted and logged is written: soon after an answer, seldom, and never in place of one. */
export type Measuring = {
  /** Something was counted. Costs nothing while a write is due anyhow. */
  notice(): void;
  /** Settles when all that was counted until now is written, or could not be. */
  flush(): Promise<void>;
  close(): Promise<void>;
};

const CLOSE_MS = 3_000;

/** `everyMs` is what a process that is killed may lose; null writes only when asked. None of the writers ever throws. */
export function createMeasuring(
  writers: readonly (() => Promise<void>)[],
  { afterReply, everyMs }: { afterReply: AfterReply; everyMs: number | null },
): Measuring {
  let lastAt = Number.NEGATIVE_INFINITY;
  let due: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  const flush = async () => {
    lastAt = performance.now();
    await Promise.all(writers.map((write) => write()));
  };
  const flushWhenDue = (waitMs: number) =>
    new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        due = null;
        void flush().then(resolve);
      }, waitMs);
      // A process with nothing else to do may end: closing it writes what is left.
      timer.unref();
    });
  return {
    notice() {
      if (due || everyMs === null) return;
      const soon = flushWhenDue(Math.max(0, lastAt + everyMs - performance.now()));
      due = soon;
      void afterReply.keep(flush, { soon: () => soon });
    },
    flush,
    async close() {
      clearTimeout(timer);
      await withinTime(CLOSE_MS, flush(), "Counts were not written in time.").catch(() => undefined);
    },
  };
}
