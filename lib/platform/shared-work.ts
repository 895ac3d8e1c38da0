import type { Clock } from "./clock.ts";

/** Work that serves everybody who asks before it begins: it begins `delayMs` after the first of them, and all get its end. */
export function createSharedWork(clock: Clock, delayMs: number, work: () => Promise<unknown>): () => Promise<void> {
  let next: Promise<void> | null = null;
  return () => {
    next ??= clock.sleep(delayMs).then(async () => {
      next = null;
      await work();
    });
    return next;
  };
}
