import { expect, test } from "vitest";
import { normalize } from "../normalize.ts";
import { SIGNALS } from "./table.ts";

const examples = SIGNALS.flatMap((signal) => [
  ...signal.fires.map((text) => ({ signal, text, isExpected: true })),
  ...signal.spares.map((text) => ({ signal, text, isExpected: false })),
]);

test.each(examples)("$signal.id on: $text", ({ signal, text, isExpected }) => {
  expect(signal.pattern.test(normalize(text).text)).toBe(isExpected);
});

test("every signal has its own id, examples on both sides and a weight below certainty", () => {
  expect(new Set(SIGNALS.map((signal) => signal.id)).size).toBe(SIGNALS.length);
  for (const signal of SIGNALS) {
    expect(signal.fires.length, signal.id).toBeGreaterThan(0);
    expect(signal.spares.length, signal.id).toBeGreaterThan(0);
    expect(signal.weight).toBeLessThan(1);
    expect(signal.pattern.flags, "a stateful pattern would remember its last text").not.toMatch(/[gy]/);
  }
});

test("no pattern holds an unbounded repeat, so that none can take more than linear time", () => {
  for (const signal of SIGNALS) expect(signal.pattern.source.replace(/\\.|\[[^\]]*\]/g, "x"), signal.id).not.toMatch(/[*+]|\{\d+,\}/);
});
