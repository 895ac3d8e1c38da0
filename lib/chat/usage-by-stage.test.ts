import fc from "fast-check";
import { expect, test } from "vitest";
import type { UsageRow } from "../ai/usage.store.ts";
import { addUsage, toUsageView } from "./usage-by-stage.ts";

/** What else stands in a row, and is not read here. */
type Counted = "step" | "kind" | "bookedTo" | "inputTokens" | "outputTokens" | "costMicros" | "isEstimated";
const REST: Omit<UsageRow, Counted> = {
  ...{ provider: "scripted", model: "scripted-1", isDemo: false, outcome: "answered", cachedInputTokens: 0, isUncertain: false },
  ...{ keyOrigin: null, durationMs: null, firstTokenMs: null },
};

const row = fc.record({
  step: fc.constantFrom("guard_in", "judge", "retrieve", "model:0", "model:11#2", "tool:0_1"),
  kind: fc.constantFrom("chat" as const, "embedding" as const),
  bookedTo: fc.constantFrom("customer" as const, "platform" as const),
  inputTokens: fc.nat(9_999),
  outputTokens: fc.nat(9_999),
  costMicros: fc.nat(9_999),
  isEstimated: fc.boolean(),
});

const asRows = (rows: readonly Pick<UsageRow, Counted>[]): UsageRow[] => rows.map((each) => ({ ...REST, ...each }));

test("the stages add up to the whole, and what the platform pays is in neither", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
      const billed = rows.filter(({ bookedTo }) => bookedTo === "customer");
      const view = toUsageView(asRows(rows));
      expect(view === null).toBe(billed.length === 0);
      if (!view) return;
      for (const field of ["inputTokens", "outputTokens", "costMicros"] as const) {
        const wanted = billed.reduce((total, each) => total + each[field], 0);
        expect([view[field], view.stages.reduce((total, each) => total + each[field], 0)]).toEqual([wanted, wanted]);
      }
      expect(view.stages.reduce((total, { calls }) => total + calls, 0)).toBe(billed.length);
    }),
  );
});

test("two counts added are the count of both", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), fc.array(row, { maxLength: 8 }), (a, b) => {
      expect(addUsage(toUsageView(asRows(a)), toUsageView(asRows(b)))).toEqual(toUsageView(asRows([...a, ...b])));
    }),
  );
});

test.each([
  ["judge", "chat", "guard"],
  ["retrieve", "embedding", "retrieval"],
  ["model:3#1.1", "chat", "model"],
  ["tool:1_0", "chat", "tools"],
] as const)("the step %s counts as %s spending on %s", (step, kind, stage) => {
  const counted = { step, kind, bookedTo: "customer", inputTokens: 1, outputTokens: 1, costMicros: 1, isEstimated: false } as const;
  expect(toUsageView(asRows([counted]))?.stages.map((each) => each.stage)).toEqual([stage]);
});
