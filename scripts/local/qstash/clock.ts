/** Time of the dispatcher. `setTimer` may fire early or late, so its caller looks at `now()` again; it returns the cancel function. */
export type QStashClock = {
  now(): number;
  setTimer(atMs: number, run: () => void): () => void;
};

/** Node fires a timer at once when its delay does not fit in 31 bits. */
const MAX_TIMER_MS = 2 ** 31 - 1;

export const systemQStashClock: QStashClock = {
  now: () => Date.now(),
  setTimer: (atMs, run) => {
    const timer = setTimeout(run, Math.min(Math.max(atMs - Date.now(), 0), MAX_TIMER_MS));
    return () => clearTimeout(timer);
  },
};

export type FakeQStashClock = QStashClock & {
  /** Moves time forward and runs what became due, in order of time. */
  advance(durationMs: number): void;
};

/** Drives delays, retries, windows and timeouts; signatures keep the machine's time, which is what a `Receiver` compares them with. */
export function createFakeQStashClock(startMs: number = Date.now()): FakeQStashClock {
  const timers = new Set<{ atMs: number; run: () => void }>();
  let nowMs = startMs;
  return {
    now: () => nowMs,
    setTimer: (atMs, run) => {
      const timer = { atMs, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance: (durationMs) => {
      const targetMs = nowMs + durationMs;
      for (;;) {
        const due = [...timers].filter((timer) => timer.atMs <= targetMs).sort((a, b) => a.atMs - b.atMs)[0];
        if (!due) break;
        timers.delete(due);
        nowMs = Math.max(nowMs, due.atMs);
        due.run();
      }
      nowMs = targetMs;
    },
  };
}
