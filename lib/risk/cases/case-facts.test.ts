import fc from "fast-check";
import { expect, test } from "vitest";
import { placeOf, priorityOf, sumAmounts } from "./case-facts.ts";
import { likenessOf } from "./case-likeness.ts";
import { titleOf } from "./case-words.ts";

test("amounts of one currency are summed to the last digit, and never across currencies", () => {
  const digits = fc.bigInt({ min: 0n, max: 10n ** 40n });
  fc.assert(
    fc.property(fc.array(fc.record({ amount: digits, currency: fc.constantFrom("USD", "ETH") })), (all) => {
      const sums = sumAmounts(
        all.map(({ amount, currency }) => ({ amountMinor: String(amount), currency, exponent: currency === "ETH" ? 18 : 2 })),
      );
      for (const currency of ["USD", "ETH"]) {
        const expected = all.filter((each) => each.currency === currency).reduce((sum, { amount }) => sum + amount, 0n);
        const found = sums.find((each) => each.currency === currency);
        expect(BigInt(found?.minor ?? 0)).toBe(expected);
      }
    }),
  );
});

test("more at risk is never less urgent", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), fc.nat(), (score, a, b) => {
      expect(priorityOf(score, Math.max(a, b))).toBeLessThanOrEqual(priorityOf(score, Math.min(a, b)));
    }),
  );
  expect([priorityOf(1, 10_000), priorityOf(0.5, 10_000), priorityOf(0.9, 200), priorityOf(1, 0)]).toEqual([1, 2, 3, 4]);
});

const facts = {
  ...({ level: "high", score: 1, transactionCount: 1, heldCount: 0, atRisk: 1, amounts: [], codes: [], payeeKeys: [] } as const),
  ...{ firstAt: new Date(0), lastAt: new Date(0) },
};

test("the queue's one text sorts by priority, then by what is due first", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.nat(), fc.nat(), (p, q, s, t) => {
      const rankOf = (priority: number, due: number) =>
        placeOf({ _id: "rcs_1", state: "open", facts: { ...facts, priority }, dueAt: new Date(due * 1_000) }).rank;
      const expected = Math.sign(p - q) || Math.sign(s - t);
      expect(Math.sign(rankOf(p, s) < rankOf(q, t) ? -1 : rankOf(p, s) > rankOf(q, t) ? 1 : 0)).toBe(expected);
    }),
  );
});

test("a closed case is in no active list, an open one in all that it belongs to", () => {
  const queues = (state: "open" | "closed") =>
    placeOf({ _id: "rcs_1", state, facts: { ...facts, priority: 1 }, dueAt: new Date(0) }).queues;
  expect(queues("closed")).toEqual(["closed/*", "closed/high"]);
  expect(queues("open")).toEqual(["open/*", "open/high", "active/*", "active/high"]);
});

test("likeness lies between 0 and 1, is the same both ways, and is 1 for the same facts", () => {
  const some = fc.record({ codes: fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { minLength: 1 }), atRisk: fc.nat() });
  fc.assert(
    fc.property(some, some, (a, b) => {
      expect(likenessOf(a, b)).toBe(likenessOf(b, a));
      expect(likenessOf(a, b)).toBeGreaterThanOrEqual(0);
      expect(likenessOf(a, b)).toBeLessThanOrEqual(1);
      expect(likenessOf(a, a)).toBeCloseTo(1);
    }),
  );
});

test("a title says what was met and how many, and nothing of an account", () => {
  expect(titleOf({ codes: ["drain", "payee_novelty", "hour"], transactionCount: 3 })).toBe("Drain, payee novelty · 3 transactions");
  expect(titleOf({ codes: [], transactionCount: 1 })).toBe("A score above the threshold · 1 transaction");
});
