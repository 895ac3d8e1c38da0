// Exact search: every vector is compared, as whole numbers of eight bits (dot-products.ts). Only a heap of the best is kept.

import { quantize, type Segment } from "../index/pack-segment.ts";
import { dotProducts } from "./dot-products.ts";

/** Place of a chunk: the segment's place in the list that was searched, and the chunk's in the segment. */
export type Hit = { segment: number; chunk: number; score: number };

/** The best `limit` by cosine, best first. Segments of other lengths are passed over. */
export function scanVectors(segments: readonly Segment[], query: Float32Array, limit: number): Hit[] {
  const { scale, steps } = quantize(query);
  const best = createBest(limit);
  for (const [place, segment] of segments.entries()) {
    if (segment.dimensions === query.length) scanSegment(segment, { place, steps, scale }, best);
  }
  return best.sorted();
}

function scanSegment(segment: Segment, query: { place: number; steps: Int8Array; scale: number }, best: Best): void {
  const { vectors, scales, count } = segment;
  const { steps, scale, place } = query;
  const products = new Int32Array(count);
  dotProducts(vectors, steps, count, products);
  for (let chunk = 0; chunk < count; chunk += 1) {
    const score = (products[chunk] ?? 0) * (scales[chunk] ?? 0) * scale;
    if (score > best.least()) best.add({ segment: place, chunk, score });
  }
}

export type Best = { add(hit: Hit): void; least(): number; sorted(): Hit[] };

/** Keeps so many of the highest scores; the lowest of them is at the root of a binary heap. */
export function createBest(limit: number): Best {
  const heap: Hit[] = [];
  const scoreAt = (index: number) => heap[index]?.score ?? Number.POSITIVE_INFINITY;
  const swap = (a: number, b: number) => {
    const [first, second] = [heap[a], heap[b]];
    if (first && second) [heap[a], heap[b]] = [second, first];
  };
  const rise = (index: number) => {
    for (let at = index; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (scoreAt(parent) <= scoreAt(at)) return;
      swap(parent, at);
      at = parent;
    }
  };
  const sink = () => {
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      const lower = scoreAt(left + 1) < scoreAt(left) ? left + 1 : left;
      if (scoreAt(lower) >= scoreAt(at)) return;
      swap(lower, at);
      at = lower;
    }
  };
  return {
    least: () => (heap.length < limit ? Number.NEGATIVE_INFINITY : scoreAt(0)),
    add(hit) {
      if (heap.length < limit) {
        heap.push(hit);
        rise(heap.length - 1);
      } else if (hit.score > scoreAt(0)) {
        heap[0] = hit;
        sink();
      }
    },
    sorted: () => heap.toSorted((a, b) => b.score - a.score || a.segment - b.segment || a.chunk - b.chunk),
  };
}
