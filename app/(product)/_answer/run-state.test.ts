import { expect, test } from "vitest";
import { findLeast, IDLE, type RunState } from "./run-state.ts";

const done = (costMicros: number | null, firstTokenMs = 1): RunState => ({
  type: "done",
  text: "",
  start: {
    ...{ provider: "p", model: "m", isDemo: false, fallbackReason: null, firstTokenMs },
    verdict: { stage: "guard_in", verdict: "SAFE", score: 0, reasons: [], redactions: [] },
  },
  end: {
    finishReason: "stop",
    usage: { inputTokens: 1, outputTokens: 1, isEstimated: false },
    ...{ costMicros, durationMs: 1, verdicts: [] },
  },
});
const cost = ({ end }: Extract<RunState, { type: "done" }>) => end.costMicros;

test("the cheapest of several is named, unless it shares its place or nothing is there to compare with", () => {
  expect(findLeast([done(5), IDLE, done(3)], cost)).toBe(2);
  expect(findLeast([done(3), done(3)], cost)).toBe(null);
  expect(findLeast([done(3), IDLE], cost)).toBe(null);
  expect(findLeast([done(3), done(null)], cost)).toBe(null);
  expect(findLeast([], cost)).toBe(null);
});
