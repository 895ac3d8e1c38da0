import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeVerdicts } from "./merge-verdicts.ts";
import { guardActionSchema } from "./policy.ts";
import type { GuardVerdict } from "./schema.ts";

const SEVERITY = ["SAFE", "PII_LEAK", "UNSAFE", "JAILBREAK"] as const;

const verdict: fc.Arbitrary<GuardVerdict> = fc.record({
  stage: fc.constant("guard_out" as const),
  verdict: fc.constantFrom(...SEVERITY),
  action: fc.constantFrom(...guardActionSchema.options),
  score: fc.double({ min: 0, max: 1, noNaN: true }),
  reasons: fc.uniqueArray(fc.constantFrom("a", "b", "c"), { maxLength: 3 }).map((codes) => codes.map((code) => ({ code, text: code }))),
  redactions: fc.uniqueArray(fc.record({ kind: fc.constantFrom("card", "jwt"), count: fc.integer({ min: 1, max: 9 }) }), {
    selector: ({ kind }) => kind,
  }),
  rulesVersion: fc.constant("1"),
  modelVersion: fc.constant(null),
  policyVersion: fc.constant(0),
  latencyMs: fc.integer({ min: 0, max: 100 }),
});

test("the worst verdict wins, and no reason, redaction or millisecond of any round is lost or counted twice", () => {
  fc.assert(
    fc.property(fc.array(verdict, { minLength: 1, maxLength: 5 }), (rounds) => {
      const merged = mergeVerdicts(rounds);
      const rank = (one: GuardVerdict) => SEVERITY.indexOf(one.verdict);
      expect(rank(merged)).toBe(Math.max(...rounds.map(rank)));
      expect(merged.score).toBe(Math.max(...rounds.map(({ score }) => score)));
      expect(merged.latencyMs).toBe(rounds.reduce((total, { latencyMs }) => total + latencyMs, 0));
      const codes = merged.reasons.map(({ code }) => code);
      expect(codes.toSorted()).toEqual([...new Set(rounds.flatMap(({ reasons }) => reasons.map(({ code }) => code)))].toSorted());
      for (const kind of ["card", "jwt"]) {
        const count = (all: GuardVerdict["redactions"]) =>
          all.filter((each) => each.kind === kind).reduce((sum, each) => sum + each.count, 0);
        expect(count(merged.redactions)).toBe(count(rounds.flatMap(({ redactions }) => redactions)));
        expect(merged.redactions.filter((each) => each.kind === kind).length).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test("there is no verdict of no rounds", () => {
  expect(() => mergeVerdicts([])).toThrow(RangeError);
});
