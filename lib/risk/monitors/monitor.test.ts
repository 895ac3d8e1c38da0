import fc from "fast-check";
import { expect, test } from "vitest";
import { addFigures, type CountedTransaction, countDays, DIMENSIONS, NO_FIGURES } from "./count-days.ts";
import { findRise } from "./find-risen.ts";

const transaction = (over: Partial<CountedTransaction> = {}): CountedTransaction => ({
  ...{ _id: "rtx_1", at: new Date("2026-11-01T23:59:00Z"), receivedAt: new Date("2026-11-02T08:10:00Z"), weight: 100 },
  ...{ network: "SEPA", payerCountry: "DE", payeeCountry: "FR", category: "groceries", source: { type: "api" } },
  verdict: { decision: "hold", review: null, isFlagged: false, probability: 0.75, rules: ["drain", "burst", "drain"] },
  ...over,
});

test("a transaction is counted once under each heading, by its own day, and under the hour it came in", () => {
  const counts = countDays([transaction()]);
  expect(counts.map(({ day, dimension, value }) => `${day} ${dimension} ${value}`).toSorted()).toEqual([
    "2026-11-01 category groceries",
    "2026-11-01 corridor DE-FR",
    "2026-11-01 network SEPA",
    "2026-11-01 payee_country FR",
    "2026-11-01 payer_country DE",
    "2026-11-01 rule burst",
    "2026-11-01 rule drain",
    "2026-11-02 hour 08",
  ]);
  const [{ figures } = { figures: NO_FIGURES }] = counts;
  expect(figures).toEqual({
    ...NO_FIGURES,
    judged: 1,
    decisions: { ...NO_FIGURES.decisions, hold: 1 },
    amount: 100,
    atRisk: 100,
    expected: 75,
  });
});

test("payments at home are no corridor, and a review moves no count", () => {
  const { verdict } = transaction();
  const moved = {
    ...verdict,
    decision: "block" as const,
    review: { id: "r", from: "hold" as const, decision: "block" as const, at: new Date(0) },
  };
  const counts = countDays([transaction({ payeeCountry: "DE" }), transaction({ verdict: moved })]);
  const of = (dimension: string) => counts.filter((count) => count.dimension === dimension).map(({ figures }) => figures.decisions.hold);
  expect(of("hour")).toEqual([2]);
  expect(of("corridor")).toEqual([1]);
});

test("days counted in any portions come to the same", () => {
  const any = fc.record({
    hour: fc.integer({ min: 0, max: 200 }),
    country: fc.constantFrom("DE", "FR", null),
    weight: fc.integer({ min: 0, max: 1_000 }),
    decision: fc.constantFrom("approve" as const, "review" as const, "block" as const),
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(any, fc.boolean()), { maxLength: 40 }), (parts) => {
      const made = parts.map(([{ hour, country, weight, decision }, isFirst]) => ({
        isFirst,
        it: transaction({
          ...{ at: new Date(hour * 3_600_000), payerCountry: country, weight },
          verdict: { ...transaction().verdict, decision },
        }),
      }));
      const split = [
        ...countDays(made.filter(({ isFirst }) => isFirst).map(({ it }) => it)),
        ...countDays(made.filter(({ isFirst }) => !isFirst).map(({ it }) => it)),
      ];
      const whole = countDays(made.map(({ it }) => it));
      for (const dimension of DIMENSIONS) {
        const sum = (counts: typeof whole) =>
          counts
            .filter((count) => count.dimension === dimension)
            .reduce((all, { figures }) => addFigures(all, { ...figures, expected: 0 }), NO_FIGURES);
        expect(sum(split)).toEqual(sum(whole));
      }
    }),
  );
});

const figures = (judged: number, hold: number) => ({ ...NO_FIGURES, judged, decisions: { ...NO_FIGURES.decisions, hold } });

test("a share that has clearly grown is a rise; chance, few cases and a quieter time are none", () => {
  expect(findRise(figures(1_000, 50), figures(10_000, 100))?.share).toBeCloseTo(0.05);
  expect(findRise(figures(1_000, 12), figures(10_000, 100))).toBeNull();
  expect(findRise(figures(10, 4), figures(10_000, 100))).toBeNull();
  expect(findRise(figures(1_000, 5), figures(1_000, 50))).toBeNull();
  expect(findRise(figures(0, 0), figures(0, 0))).toBeNull();
});
