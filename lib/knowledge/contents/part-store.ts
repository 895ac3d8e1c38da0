/** Chunks are written and read a part at a time: as many as one request may carry. */
export const CHUNKS_PER_PART = 15;

export type PartPlace = { orgId: string; userId: string; contentId: string; part: number };

/** Where sealed chunks lie. Knows nothing of keys. */
export type PartStore = {
  /** The same part again replaces it. */
  put(place: PartPlace, chunks: readonly Buffer[]): Promise<void>;
  /** In order; empty when nothing is there. */
  get(place: Omit<PartPlace, "userId">): Promise<readonly Uint8Array[]>;
  /** Every part of it, also those nobody counted. */
  remove(orgId: string, contentId: string): Promise<void>;
};
