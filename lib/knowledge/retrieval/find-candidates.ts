import { quantize } from "../index/pack-segment.ts";
import { dotProducts } from "./dot-products.ts";
import { fuseRanks } from "./fuse-ranks.ts";
import type { IndexedSegment } from "./person-index.ts";
import { idealScore, rankLexical } from "./rank-lexical.ts";
import type { Near } from "./vector.store.ts";

/** A chunk worth reading, with what its words and its vector say; both from 0 to 1. */
export type Found = { fileId: string; version: string; index: number; cosine: number; lexical: number; fused: number };

export type Sought = {
  segments: readonly IndexedSegment[];
  /** The question's words as keyed numbers. */
  terms: readonly number[];
  /** For each embedder that could be asked: the question as its vector, and what is nearest to it. */
  byVector: readonly { query: Float32Array; segments: readonly IndexedSegment[]; nearest: readonly Near[] }[];
};

export const LIST_MAX = 60;
const CANDIDATES_MAX = 40;

/** By words and by vectors, joined by their places in each list. */
export function findCandidates({ segments, terms, byVector }: Sought): Found[] {
  const byWord = rankLexical(
    segments.map(({ segment }) => segment),
    terms,
    LIST_MAX,
  ).flatMap(({ segment: place, chunk, score }): Near[] => {
    const segment = segments[place];
    return segment ? [{ segment, chunk, score }] : [];
  });
  const ideal = idealScore(
    segments.map(({ segment }) => segment),
    terms,
  );
  const lexical = new Map(byWord.map((near) => [keyOf(near), ideal === 0 ? 0 : near.score / ideal]));
  const cosineOf = createCosines(byVector);
  const lists = [byWord, ...byVector.map(({ nearest }) => nearest)].filter((list) => list.length > 0);
  const fused = fuseRanks<Near>(lists, keyOf).slice(0, CANDIDATES_MAX);
  const best = fused[0]?.score ?? 1;
  return fused.map(({ item, score }) => ({
    fileId: item.segment.fileId,
    version: item.segment.version,
    index: item.segment.first + item.chunk,
    cosine: cosineOf(item),
    lexical: lexical.get(keyOf(item)) ?? 0,
    fused: score / best,
  }));
}

function keyOf({ segment, chunk }: Near): string {
  return `${segment.fileId}.${segment.first + chunk}`;
}

/** Also of those that were found by their words alone. */
function createCosines(byVector: Sought["byVector"]): (near: Near) => number {
  const queries = byVector.map(({ query, segments }) => ({ ...quantize(query), segments: new Set(segments) }));
  return ({ segment: indexed, chunk }) => {
    const query = queries.find(({ segments }) => segments.has(indexed));
    const { segment } = indexed;
    if (!query || segment.dimensions !== query.steps.length) return 0;
    const product = new Int32Array(1);
    const from = chunk * segment.dimensions;
    dotProducts(segment.vectors.subarray(from, from + segment.dimensions), query.steps, 1, product);
    return (product[0] ?? 0) * (segment.scales[chunk] ?? 0) * query.scale;
  };
}
