import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { createLogger } from "../log.ts";
import { createMetrics } from "../metrics.ts";
import { createMeasuring } from "./measuring.ts";
import { createRecorder } from "./recorder.ts";
import type { StoredSeries } from "./series.store.ts";

type Outcome = "written" | "refused" | "written, and nobody knows";

/** A store that adds a batch once, as the real one does, and fails as it is told to. */
function startRecorder(outcomes: Outcome[]) {
  const sums = new Map<string, number>();
  const seen = new Set<string>();
  const minutes = new Map<number, number>();
  const play = (add: () => void): Promise<void> => {
    const outcome = outcomes.shift() ?? "written";
    if (outcome !== "refused") add();
    return outcome === "written" ? Promise.resolve() : Promise.reject(new Error("The database is away."));
  };
  const once = (batch: string, add: () => void) => {
    if (!seen.has(batch)) add();
    seen.add(batch);
  };
  const metrics = createMetrics();
  const clock = { now: () => now, sleep: async () => undefined };
  let now = 0;
  const pass = (durationMs: number) => {
    now += durationMs;
  };
  const recorder = createRecorder({
    metrics,
    clock,
    log: createLogger({ level: "silent" }),
    keptMs: async () => 1,
    minutes: {
      add: (batch, rows) =>
        play(() =>
          once(`m${batch}`, () => {
            for (const { at, requests } of rows) minutes.set(at.getTime(), (minutes.get(at.getTime()) ?? 0) + requests);
          }),
        ),
    },
    series: {
      read: async (): Promise<StoredSeries[]> => [],
      add: (batch, changes) =>
        play(() =>
          once(`s${batch}`, () => {
            for (const { key, cells } of changes) sums.set(key, (sums.get(key) ?? 0) + (cells[0] ?? 0));
          }),
        ),
    },
  });
  return { recorder, metrics, sums, minutes, pass };
}

const outcomes = fc.array(fc.constantFrom<Outcome[]>("written", "refused", "written, and nobody knows"), { maxLength: 12 });
const counted = fc.array(fc.record({ route: fc.constantFrom("/a", "/b"), by: fc.integer({ min: 1, max: 5 }) }), { maxLength: 12 });

test("whatever becomes of a write, in the end everything is counted and nothing twice", async () => {
  await fc.assert(
    fc.asyncProperty(outcomes, counted, async (played, counts) => {
      const { recorder, metrics, sums, minutes, pass } = startRecorder([...played]);
      for (const { route, by } of counts) {
        metrics.counter("aegis_http_requests_total", { route, status: "200" })(by);
        await recorder.write();
        pass(17_000);
      }
      for (let round = 0; round <= played.length; round += 1) await recorder.write();
      const total = counts.reduce((sum, { by }) => sum + by, 0);
      expect([...sums.values()].reduce((sum, value) => sum + value, 0)).toBe(total);
      expect([...minutes.values()].reduce((sum, value) => sum + value, 0)).toBe(total);
    }),
  );
});

test("while the database is away for hours, the minutes that wait are the last sixty", async () => {
  const { recorder, metrics, minutes, pass } = startRecorder(Array.from({ length: 301 }, () => "refused" as const));
  for (let minute = 0; minute < 300; minute += 1) {
    metrics.counter("aegis_http_requests_total", { route: "/a", status: "200" })();
    await recorder.write();
    pass(60_000);
  }
  await recorder.write();
  await recorder.write();
  expect(minutes.size).toBe(61);
  expect(Math.max(...minutes.keys())).toBe(299 * 60_000);
});

test("what was counted is written within ten seconds, by one write for all that came meanwhile, and a lone request at once", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  try {
    const writes: number[] = [];
    const measuring = createMeasuring([async () => void writes.push(performance.now())], {
      afterReply: { keep: async () => undefined },
      everyMs: 10_000,
    });
    const from = performance.now();
    measuring.notice();
    await vi.advanceTimersByTimeAsync(1);
    for (let request = 0; request < 100; request += 1) {
      measuring.notice();
      await vi.advanceTimersByTimeAsync(150);
    }
    await vi.advanceTimersByTimeAsync(60_000);
    expect(writes.map((at) => Math.round((at - from) / 1_000))).toEqual([0, 10, 20]);
  } finally {
    vi.useRealTimers();
  }
});

test("a host that freezes a process after its answer is asked to wait for the write", async () => {
  const kept: Promise<unknown>[] = [];
  let writes = 0;
  const write = async () => {
    writes += 1;
  };
  const measuring = createMeasuring([write], {
    afterReply: {
      async keep(_work, options) {
        if (options) kept.push(options.soon());
      },
    },
    everyMs: 10_000,
  });
  measuring.notice();
  await Promise.all(kept);
  expect([kept.length, writes]).toEqual([1, 1]);
});
