import { createRecencyMap } from "../../platform/recency-map.ts";

/**
 * How many models are asked about at most, beside what this process has judged: many small groups with a grey one each would queue far more
 * than the share, only to be refused there. Whether one is really asked about is decided where credit is taken.
 */
export type ReviewPace = { allow(orgId: string, counts: { judged: number; wanted: number; share: number }): number };

const ORGANIZATIONS_MAX = 2_000;
/** So that the first grey one of a small organization is asked about. */
const AHEAD = 1;
const SAVED_MAX = 20;

export function createReviewPace(): ReviewPace {
  const saved = createRecencyMap<number>(ORGANIZATIONS_MAX);
  return {
    allow(orgId, { judged, wanted, share }) {
      const credit = Math.min(SAVED_MAX, (saved.get(orgId) ?? AHEAD) + judged * share);
      const allowed = Math.min(wanted, Math.floor(credit));
      saved.set(orgId, credit - allowed);
      return allowed;
    },
  };
}
