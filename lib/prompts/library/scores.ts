// The two numbers that lists are sorted by. Both are kept on the prompt and move by what happens to it: no schedule computes anything anew.

const HALF_LIFE_MS = 7 * 86_400_000;
/** Times count from here, so that a score stays a small number: one more for each half-life. */
const EPOCH_MS = Date.UTC(2026, 0, 1);

/** What an act is worth in the trending order; a new prompt begins with half a run. */
export const WEIGHTS = { created: 0.5, run: 1, rating: 3 } as const;

const PRIOR_MEAN = 3.5;
const PRIOR_WEIGHT = 5;

/**
 * An act of weight `w` at time `t` counts w · 2^(−(now − t) / 7 days). All of these sums shrink by the same factor as time goes by, so their
 * order is that of Σ w · 2^(t / 7 days), which needs no "now". Of that sum the base-2 logarithm is kept: it only grows, by about 52 a year,
 * and an act changes it to max(T, x) + log2(1 + 2^−|T − x|) with x = t / 7 days + log2 w. Within doubles that is exact to 1e-12 for
 * thousands of years; only what is 2^53 times smaller than the rest is not noticed.
 */
export function trendingScore(before: number | null, at: number, weight: number): number {
  const added = exponentOf(at, weight);
  if (before === null) return added;
  return Math.max(before, added) + Math.log2(1 + 2 ** -Math.abs(before - added));
}

export function exponentOf(at: number, weight: number): number {
  return (at - EPOCH_MS) / HALF_LIFE_MS + Math.log2(weight);
}

/** The mean of the ratings and of five more that say 3.5: one five-star rating does not outdo a hundred of 4.8. */
export function ratedScore(ratings: number, ratingSum: number): number {
  return (PRIOR_MEAN * PRIOR_WEIGHT + ratingSum) / (PRIOR_WEIGHT + ratings);
}

/** The same two, as a database computes them from a document's own fields: two people at once lose nothing. */
export function trendingExpression(at: number, weight: number) {
  const added = exponentOf(at, weight);
  const apart = { $abs: { $subtract: ["$trending", added] } };
  return { $add: [{ $max: ["$trending", added] }, { $log: [{ $add: [1, { $pow: [2, { $multiply: [-1, apart] }] }] }, 2] }] };
}

export const RATED_EXPRESSION = {
  $divide: [{ $add: [PRIOR_MEAN * PRIOR_WEIGHT, "$ratingSum"] }, { $add: [PRIOR_WEIGHT, "$ratings"] }],
};
