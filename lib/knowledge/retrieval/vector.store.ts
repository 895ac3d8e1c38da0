import type { EmbedderName } from "../embedding/embedder.ts";
import type { IndexedSegment } from "./person-index.ts";
import { scanVectors } from "./scan-vectors.ts";

type Owner = { orgId: string; userId: string };

/** A chunk by its place in the segments that were searched. */
export type Near = { segment: IndexedSegment; chunk: number; score: number };

export type NewVectors = {
  fileId: string;
  version: string;
  /** Index of the first vector's chunk. */
  first: number;
  vectors: readonly Float32Array[];
  embedder: EmbedderName;
};

/** Where vectors are compared: here (every one of them, encrypted at rest), or by Atlas Vector Search. */
export type VectorStore = {
  add(owner: Owner, vectors: NewVectors): Promise<void>;
  deleteOfFile(owner: Owner, fileId: string): Promise<void>;
  /** Cosine, best first. `segments` are one person's, and all of one embedder. */
  nearest(owner: Owner, search: { segments: readonly IndexedSegment[]; query: Float32Array; limit: number }): Promise<Near[]>;
};

/** Vectors stand in the segments, nowhere else. */
export function createExactVectors(): VectorStore {
  return {
    add: async () => undefined,
    deleteOfFile: async () => undefined,
    nearest: async (_owner, { segments, query, limit }) =>
      scanVectors(
        segments.map(({ segment }) => segment),
        query,
        limit,
      ).flatMap(({ segment: place, chunk, score }) => {
        const segment = segments[place];
        return segment ? [{ segment, chunk, score }] : [];
      }),
  };
}
