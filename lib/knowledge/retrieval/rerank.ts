import { type AskedWord, type Candidate, FEATURES, type Features, featuresOf } from "./passage-features.ts";

/** How much each feature counts. */
export type Weights = Features & { bias: number };

/** For the order: tuned on the development half of the retrieval eval (`pnpm eval:retrieval --tune`), measured on the other. */
export const WEIGHTS: Weights = {
  bias: -6.45,
  cosine: 0,
  nearness: 4.96,
  lexical: 0.04,
  fused: 2.74,
  coverage: 1.06,
  loose: 2.06,
  codes: 0,
  proximity: 2.31,
  phrase: 2.02,
  heading: 2.11,
  title: 0,
};

/** For the score: nothing in it is relative to the other candidates, of which one is the best even where none of them answers. */
const CONFIDENCE: Weights = {
  bias: -3,
  cosine: 3,
  nearness: 0,
  lexical: 3,
  fused: 0,
  coverage: 2,
  loose: 2,
  codes: 2,
  proximity: 1,
  phrase: 1,
  heading: 1,
  title: 1,
};

/** Below this score a question about one file has no answer there; the thresholds were chosen on the development half. */
export const ANSWERS_MIN = 0.3;
/** From this score on a passage may be shown to a model although nobody spoke of files. */
export const SURE_MIN = 0.5;
/** From this score on it may help somebody who is talking about the file anyway. */
export const HELPS_MIN = 0.15;

/** Best first. The score says how well the passage fits by itself, from 0 to 1. */
export function rerank<Item extends Candidate>(
  asked: readonly AskedWord[],
  candidates: readonly Item[],
  weights: Weights = WEIGHTS,
): { item: Item; score: number }[] {
  const bestCosine = Math.max(0, ...candidates.map(({ cosine }) => cosine));
  return candidates
    .map((item, place) => {
      const features = featuresOf(asked, item, bestCosine);
      return { item, place, rank: likelihood(features, weights), score: likelihood(features, CONFIDENCE) };
    })
    .toSorted((a, b) => b.rank - a.rank || a.place - b.place)
    .map(({ item, score }) => ({ item, score }));
}

export function likelihood(features: Features, weights: Weights): number {
  const sum = FEATURES.reduce((total, name) => total + weights[name] * features[name], weights.bias);
  return 1 / (1 + Math.exp(-sum));
}
