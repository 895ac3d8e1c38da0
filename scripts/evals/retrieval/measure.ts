import { rerank, WEIGHTS, type Weights } from "../../../lib/knowledge/retrieval/rerank.ts";
import type { Case } from "./build-world.ts";
import type { Kind } from "./corpus.ts";

export const MODES = ["vector", "lexical", "hybrid", "hybrid + re-rank"] as const;
export type Mode = (typeof MODES)[number];
export type Figures = { questions: number; recallAt5: number; ndcgAt10: number };

const RECALL_AT = 5;
const NDCG_AT = 10;

export function measure(cases: readonly Case[], mode: Mode, weights: Weights = WEIGHTS): Figures {
  let hits = 0;
  let gain = 0;
  for (const each of cases) {
    const place = rankOf(each, mode, weights).findIndex((key) => each.question.gold.has(key));
    if (place >= 0 && place < RECALL_AT) hits += 1;
    // One passage answers, so the ideal gain is 1 and the discount is all there is.
    if (place >= 0 && place < NDCG_AT) gain += 1 / Math.log2(place + 2);
  }
  return { questions: cases.length, recallAt5: hits / cases.length, ndcgAt10: gain / cases.length };
}

export function ofKind(cases: readonly Case[], kind: Kind): Case[] {
  return cases.filter(({ question }) => question.kind === kind);
}

function rankOf({ asked, candidates, byVector, byWord }: Case, mode: Mode, weights: Weights): readonly string[] {
  switch (mode) {
    case "vector":
      return byVector;
    case "lexical":
      return byWord;
    case "hybrid":
      return candidates.map(({ key }) => key);
    case "hybrid + re-rank":
      return rerank(asked, candidates, weights).map(({ item }) => item.key);
  }
}
