import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Ballot, tally } from "./tally.ts";

const NOISE = 1e-9;
const ballot = (decision: string, score: number, weight = 1, confidence = 0.5): Ballot => ({ decision, score, weight, confidence });
const agreementOf = (ballots: readonly Ballot[]): number => tally(ballots)?.agreement ?? Number.NaN;

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const ballots = fc.array(
  fc.record({
    decision: fc.constantFrom("approve", "review", "block"),
    score: unit,
    confidence: unit,
    weight: fc.double({ min: 0.01, max: 1_000, noNaN: true }),
  }),
  { minLength: 1, maxLength: 9 },
);

describe("agreement", () => {
  test.each([
    ["all say the very same", [ballot("a", 0.7), ballot("a", 0.7), ballot("a", 0.7)], 1],
    ["one voice", [ballot("a", 0.3)], 1],
    ["half certain of one thing and half of its opposite", [ballot("a", 0), ballot("b", 1)], 0],
    ["one decision, scores 0 and 1", [ballot("a", 0), ballot("a", 1)], 0],
    ["two against one, close scores", [ballot("a", 0.9), ballot("a", 0.85), ballot("b", 0.2)], (2 / 3) * (1 - (2 * 0.7) / 3)],
    ["different decisions, one score", [ballot("a", 0.5), ballot("b", 0.5), ballot("c", 0.5)], 1 / 3],
    ["weights count", [ballot("a", 0.5, 3), ballot("b", 0.5, 1)], 3 / 4],
  ])("%s", (_name, votes, expected) => expect(agreementOf(votes)).toBeCloseTo(expected, 12));

  test("is between 0 and 1, and so are score and confidence", () => {
    fc.assert(
      fc.property(ballots, (votes) => {
        for (const value of [tally(votes)?.agreement, tally(votes)?.score, tally(votes)?.confidence]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test("the order of the votes changes nothing, to the last bit", () => {
    const shuffled = ballots.chain((votes) =>
      fc.tuple(fc.constant(votes), fc.shuffledSubarray(votes, { minLength: votes.length, maxLength: votes.length })),
    );
    fc.assert(
      fc.property(shuffled, ([votes, others]) => {
        expect(tally(others)).toEqual(tally(votes));
      }),
    );
  });

  test("only proportions of weights count", () => {
    fc.assert(
      fc.property(ballots, fc.double({ min: 0.001, max: 1_000, noNaN: true }), (votes, factor) => {
        const scaled = votes.map((vote) => ({ ...vote, weight: vote.weight * factor }));
        expect(Math.abs(agreementOf(scaled) - agreementOf(votes))).toBeLessThan(NOISE);
        expect(tally(scaled)?.decision).toBe(tally(votes)?.decision);
      }),
    );
  });

  test("a vote of twice the weight is two equal votes", () => {
    fc.assert(
      fc.property(ballots, (votes) => {
        const doubled = votes.map((vote) => ({ ...vote, weight: vote.weight * 2 }));
        expect(Math.abs(agreementOf([...votes, ...votes]) - agreementOf(doubled))).toBeLessThan(NOISE);
      }),
    );
  });

  test("a vote moved towards the majority never lowers it", () => {
    fc.assert(
      fc.property(ballots, fc.nat(8), fc.boolean(), unit, (votes, chosen, takesDecision, share) => {
        const before = tally(votes);
        const index = chosen % votes.length;
        const moved = votes.map((vote, each) => {
          if (each !== index || !before) return vote;
          const score = vote.score + (before.score - vote.score) * share;
          return { ...vote, score, ...(takesDecision && before.decision !== null && { decision: before.decision }) };
        });
        expect(agreementOf(moved)).toBeGreaterThanOrEqual(agreementOf(votes) - NOISE);
      }),
      { numRuns: 500 },
    );
  });

  test("a unanimous vote that leaves for another decision and the far end lowers it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 7 }), unit, (count, score) => {
        const united = Array.from({ length: count }, () => ballot("a", score));
        const split = united.map((vote, index) => (index === 0 ? ballot("b", score < 0.5 ? 1 : 0) : vote));
        expect(agreementOf(split)).toBeLessThan(agreementOf(united) - 0.1);
      }),
    );
  });
});

describe("the decision", () => {
  test("is the heaviest, and none when the heaviest weigh the same, also where sums of fractions differ in their last bit", () => {
    expect(tally([ballot("a", 0, 1), ballot("b", 1, 2)])?.decision).toBe("b");
    expect(tally([ballot("a", 0), ballot("b", 1)])?.decision).toBeNull();
    expect(tally([ballot("a", 0, 0.1), ballot("a", 0, 0.2), ballot("b", 1, 0.3)])?.decision).toBeNull();
    expect(tally([])).toBeNull();
  });

  test("the score is the weighted median: one voter far off does not move it, and between two halves it is the middle", () => {
    expect(tally([ballot("a", 0.8), ballot("a", 0.82), ballot("b", 0)])?.score).toBe(0.8);
    expect(tally([ballot("a", 0.2), ballot("a", 0.6)])?.score).toBeCloseTo(0.4, 12);
    expect(tally([ballot("a", 0.2, 3), ballot("a", 0.6)])?.score).toBe(0.2);
  });
});
