// What votes add up to, from the votes alone. Pure: the order of the votes and the unit of the weights change nothing.

/** One cast vote. `weight` > 0, `score` and `confidence` 0 to 1. */
export type Ballot = { decision: string; score: number; confidence: number; weight: number };

export type Tally = {
  /** Null when the heaviest decisions weigh the same. */
  decision: string | null;
  score: number;
  confidence: number;
  agreement: number;
};

/** Sums of fractions differ in their last bits; shares closer than this are equal. */
const SAME = 1e-9;

/**
 * With weights wᵢ that sum to 1, scores xᵢ and their weighted median m:
 *
 *   match     = the heaviest decision's share of the weight               in (0, 1], 1 when all decide the same
 *   spread    = 2 · Σ wᵢ · |xᵢ − m|                                       in [0, 1], 1 when half says 0 and half says 1
 *   agreement = match · (1 − spread)                                      in [0, 1], 1 when all say the very same
 *
 * A vote that changes to the heaviest decision, or whose score moves towards m, never lowers it: match only grows, and a median
 * minimises the sum of distances, so the sum after the move is at most the old one measured from the old m. Null without a ballot.
 */
export function tally(ballots: readonly Ballot[]): Tally | null {
  const ordered = toShares(ballots);
  if (ordered.length === 0) return null;
  const shares = new Map<string, number>();
  for (const { decision, weight } of ordered) shares.set(decision, (shares.get(decision) ?? 0) + weight);
  const match = Math.max(...shares.values());
  const leaders = [...shares].filter(([, share]) => match - share < SAME);
  const [leader] = leaders.length === 1 ? leaders : [];
  const score = weightedMedian(ordered);
  const spread = 2 * sum(ordered, (ballot) => Math.abs(ballot.score - score));
  return {
    decision: leader?.[0] ?? null,
    score,
    confidence: clamp(sum(ordered, (ballot) => ballot.confidence)),
    agreement: clamp(match) * clamp(1 - spread),
  };
}

/** In an order of their own, so that sums come out the same to the last bit however the votes came in. */
function toShares(ballots: readonly Ballot[]): Ballot[] {
  const ordered = ballots.toSorted(
    (a, b) =>
      a.score - b.score ||
      a.weight - b.weight ||
      a.confidence - b.confidence ||
      Number(a.decision > b.decision) - Number(a.decision < b.decision),
  );
  const total = ordered.reduce((whole, { weight }) => whole + weight, 0);
  return ordered.map((ballot) => ({ ...ballot, weight: ballot.weight / total }));
}

/** Of ballots in the order of their scores. Between two halves, the middle. */
function weightedMedian(ordered: readonly Ballot[]): number {
  let below = 0;
  for (const [index, { score, weight }] of ordered.entries()) {
    below += weight;
    if (below > 0.5 + SAME) return score;
    if (below > 0.5 - SAME) return (score + (ordered[index + 1]?.score ?? score)) / 2;
  }
  return ordered.at(-1)?.score ?? 0;
}

function sum(ballots: readonly Ballot[], pick: (ballot: Ballot) => number): number {
  return ballots.reduce((whole, ballot) => whole + ballot.weight * pick(ballot), 0);
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
