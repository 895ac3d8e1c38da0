import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLogger } from "../../platform/log.ts";
import { StoppedByUser, watchStop } from "./watch-stop.ts";

const TURN = { _id: "trn_1", orgId: "org_1" };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Every look takes `answerMs`; the request to stop is there from `requestedAtMs` on. */
function watch(options: { answerMs: number; requestedAtMs?: number; isFailing?: boolean }) {
  const startedAt = performance.now();
  const asked: number[] = [];
  const isStopRequested = async () => {
    asked.push(performance.now() - startedAt);
    await new Promise((resolve) => setTimeout(resolve, options.answerMs));
    if (options.isFailing) throw new Error("no database");
    return performance.now() - startedAt >= (options.requestedAtMs ?? Number.POSITIVE_INFINITY);
  };
  const deps = { turns: { isStopRequested }, log: createLogger({ level: "silent" }), jobTiming: { stopPollMs: 400 } };
  return { ...watchStop(deps, TURN), asked };
}

test("a request to stop is seen within one poll", async () => {
  const { signal } = watch({ answerMs: 2, requestedAtMs: 1_000 });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(signal.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(410);
  expect(signal.reason).toBeInstanceOf(StoppedByUser);
});

test("a database that answers late is asked less often, and still every two seconds and its own answer", async () => {
  const late = watch({ answerMs: 200 });
  const hanging = watch({ answerMs: 3_000 });
  await vi.advanceTimersByTimeAsync(12_000);
  expect(late.asked).toEqual([400, 1_400, 2_400, 3_400, 4_400, 5_400, 6_400, 7_400, 8_400, 9_400, 10_400, 11_400]);
  expect(hanging.asked).toEqual([400, 5_400, 10_400]);
});

test("a failing database stops nothing and is asked again", async () => {
  const { signal, asked } = watch({ answerMs: 0, isFailing: true });
  await vi.advanceTimersByTimeAsync(1_900);
  expect(signal.aborted).toBe(false);
  expect(asked).toHaveLength(4);
});

test("nobody is asked after the end, not even by a look under way", async () => {
  const { asked, end } = watch({ answerMs: 100 });
  await vi.advanceTimersByTimeAsync(450);
  end();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked).toHaveLength(1);
});
