import { nextTimeCursor, type TimePage, type TimePosition } from "../time-pages.ts";

/** Where a search has come: everything down to `scannedTo` was looked at; null when there is nothing further. */
export type Found<Hit> = { hits: Hit[]; scannedTo: TimePosition | null };

type Candidate = { _id: string; at: Date };

export type FindNewest<Record extends Candidate, Hit> = {
  page: TimePage;
  /** Of what the index offers, newest first. */
  list(page: TimePage): Promise<Record[]>;
  /** In the order of the candidates; null for one that turns out not to have what is looked for. */
  verify(candidates: readonly Record[]): Promise<(Hit | null)[]>;
};

/** Candidates opened at once, and by one call: where many are false, the caller gets a position to go on from instead of a late answer. */
const BATCH = 40;
const CANDIDATES_MAX = 400;

/** What the index offers is opened and looked through until there is a page of it. */
export async function findNewest<Record extends Candidate, Hit>({ page, list, verify }: FindNewest<Record, Hit>): Promise<Found<Hit>> {
  const hits: Hit[] = [];
  let after = page.after;
  for (let seen = 0; seen < CANDIDATES_MAX; seen += BATCH) {
    const candidates = await list({ after, limit: BATCH });
    if (candidates.length === 0) return { hits, scannedTo: null };
    const verified = await verify(candidates);
    for (const [index, candidate] of candidates.entries()) {
      const hit = verified[index] ?? null;
      after = { at: candidate.at, id: candidate._id };
      if (hit !== null) hits.push(hit);
      if (hits.length === page.limit) return { hits, scannedTo: after };
    }
    if (nextTimeCursor(candidates, BATCH) === null) return { hits, scannedTo: null };
  }
  return { hits, scannedTo: after };
}
