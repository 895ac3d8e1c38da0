import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findComponents, isOnCycle } from "./find-cycles.ts";
import { sumAmounts } from "./sum-amounts.ts";
import { LEGS_MAX, type Leg, type ReadLegs, type TraceInput, traceFunds } from "./trace-funds.ts";

const leg = (id: number, payerKey: string, payeeKey: string, at: number, amountMinor = "100"): Leg => ({
  ...{ id: String(id), payerKey, payeeKey, at, amountMinor, currency: "USD", exponent: 2, weight: Number(amountMinor) / 100 },
  ...{ standing: "passed", isFlagged: false },
});

/** As the store answers: newest first, bounded. */
const readFrom =
  (legs: readonly Leg[]): ReadLegs =>
  async (accountKey, { direction, from, until, limit }) =>
    legs
      .filter((each) => (direction === "out" ? each.payerKey : each.payeeKey) === accountKey && each.at >= from && each.at <= until)
      .toSorted((a, b) => b.at - a.at)
      .slice(0, limit);

const PERIOD = { since: 0, until: 1_000 };

const drawn = async (legs: readonly Leg[], { direction = "out", hops = 4 }: Partial<TraceInput> = {}) => {
  const starts = [{ accountKey: "a", at: direction === "out" ? PERIOD.since : PERIOD.until }];
  const { accounts, edges } = await traceFunds(readFrom(legs), { ...PERIOD, starts, direction, hops });
  return { accounts, edges, names: edges.map(({ from, to }) => `${from}>${to}`).toSorted() };
};

describe("the path of funds", () => {
  test("follows money that went on after it came, and none that had left before", async () => {
    const legs = [leg(1, "a", "b", 100), leg(2, "b", "c", 50), leg(3, "b", "d", 150), leg(4, "d", "e", 140)];
    expect((await drawn(legs)).names).toEqual(["a>b", "b>d"]);
  });

  test("goes back the same way", async () => {
    const legs = [leg(1, "x", "b", 50), leg(2, "y", "b", 150), leg(3, "b", "a", 100), leg(4, "w", "x", 60), leg(5, "w", "x", 40)];
    const { names, edges } = await drawn(legs, { direction: "in" });
    expect(names).toEqual(["b>a", "w>x", "x>b"]);
    expect(edges.find(({ from }) => from === "w")?.legs.map(({ id }) => id)).toEqual(["5"]);
  });

  test("stops after the hops that were asked for", async () => {
    const chain = ["a", "b", "c", "d", "e", "f"].flatMap((from, index, all) =>
      all.slice(index + 1, index + 2).map((to) => leg(index, from, to, index)),
    );
    expect((await drawn(chain, { hops: 2 })).names).toEqual(["a>b", "b>c"]);
    expect((await drawn(chain, { hops: 9 })).names).toHaveLength(4);
  });

  test("draws the heaviest eight and counts the rest, exactly", async () => {
    const legs = Array.from({ length: 45 }, (_, index) => leg(index, "a", `p${index}`, 10, String(100 + index)));
    const { accounts, edges } = await drawn(legs, { hops: 1 });
    expect(edges.map(({ to }) => to)).toEqual(["p44", "p43", "p42", "p41", "p40", "p39", "p38", "p37"]);
    const rest = legs.slice(0, 37).reduce((sum, { amountMinor }) => sum + Number(amountMinor), 0);
    expect(accounts[0]?.more).toEqual({
      accounts: 37,
      transactions: 37,
      amounts: [{ amountMinor: String(rest), currency: "USD", exponent: 2 }],
    });
  });

  test("draws what is flagged before what is heavy", async () => {
    const heavy = Array.from({ length: 20 }, (_, index) => leg(index, "a", `p${index}`, 10, "99999"));
    const { edges } = await drawn([...heavy, { ...leg(99, "a", "suspect", 10, "1"), isFlagged: true }], { hops: 1 });
    expect(edges[0]?.to).toBe("suspect");
  });

  test("says when an account has more than is looked at", async () => {
    const legs = Array.from({ length: LEGS_MAX + 5 }, (_, index) => leg(index, "a", "b", index));
    expect((await drawn(legs, { hops: 1 })).accounts[0]?.isCut).toBe(true);
  });

  const legsOf = fc.array(
    fc.record({
      from: fc.constantFrom(..."abcdefghij"),
      to: fc.constantFrom(..."abcdefghij"),
      at: fc.integer({ min: 0, max: 50 }),
      amount: fc.bigInt({ min: 0n, max: 10n ** 24n }),
    }),
    { maxLength: 60 },
  );

  test("is made of real legs, each once, in time, never more than the bounds, and cycles among few end", async () => {
    await fc.assert(
      fc.asyncProperty(legsOf, fc.constantFrom("in" as const, "out" as const), async (parts, direction) => {
        const legs = parts.map(({ from, to, at, amount }, index) => leg(index, from, to, at, String(amount)));
        const { accounts, edges } = await drawn(legs, { direction });
        const used = edges.flatMap((edge) => edge.legs);
        expect(new Set(used.map(({ id }) => id)).size).toBe(used.length);
        expect(accounts.length).toBeLessThanOrEqual(10);
        for (const { from, to, legs: own } of edges) {
          expect(own.every(({ payerKey, payeeKey }) => payerKey === from && payeeKey === to)).toBe(true);
          const near = direction === "out" ? from : to;
          if (near === "a") continue;
          const way = edges.filter((edge) => (direction === "out" ? edge.to : edge.from) === near).flatMap((edge) => edge.legs);
          const isInTime = own.every(({ at }) => way.some((before) => (direction === "out" ? before.at <= at : before.at >= at)));
          expect(isInTime).toBe(true);
        }
        const whole = sumAmounts(used)[0]?.amountMinor ?? "0";
        expect(BigInt(whole)).toBe(used.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n));
      }),
    );
  });
});

test("sums keep currencies apart, and eighteen decimals whole", () => {
  const eth = { currency: "ETH", exponent: 18 };
  const sums = sumAmounts([
    { amountMinor: "1000000000000000001", ...eth },
    { amountMinor: "5", currency: "USD", exponent: 2 },
    { amountMinor: "2000000000000000002", ...eth },
  ]);
  expect(sums).toEqual([
    { amountMinor: "3000000000000000003", ...eth },
    { amountMinor: "5", currency: "USD", exponent: 2 },
  ]);
});

test("an edge lies on a cycle exactly when its end leads back to its beginning", () => {
  const edgesOf = fc.array(fc.record({ from: fc.constantFrom(..."abcdef"), to: fc.constantFrom(..."abcdef") }), { maxLength: 12 });
  fc.assert(
    fc.property(edgesOf, (edges) => {
      const components = findComponents(edges);
      const sizes = new Map(
        [...Map.groupBy(components.values(), (each) => each)].map(([component, members]) => [component, members.length]),
      );
      for (const edge of edges) expect(isOnCycle(components, edge, sizes)).toBe(canReach(edges, edge.to, edge.from));
    }),
  );
});

function canReach(edges: readonly { from: string; to: string }[], from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const account of seen) for (const edge of edges) if (edge.from === account) seen.add(edge.to);
  return seen.has(to);
}
