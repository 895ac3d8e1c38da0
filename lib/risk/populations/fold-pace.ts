import type { Clock } from "../../platform/clock.ts";
import { createRecencyMap } from "../../platform/recency-map.ts";
import type { Realm } from "../transactions/realm.ts";
import { leastNewOf } from "./fold-population.ts";

/** When it is worth asking for a fold, so that judging does not write a job each time. Whether one is made says the job itself. */
export type FoldPace = {
  /** `judged` just now, beside what the newest snapshot has learnt from. True at most once for what it is told of. */
  isDue(orgId: string, realm: Realm, counts: { judged: number; known: number }): boolean;
};

/** Other processes judge too: what one of them has seen may be the smaller part. */
const WAIT_MAX_MS = 10 * 60_000;
const KEPT_MAX = 2_000;

export function createFoldPace({ clock }: { clock: Clock }): FoldPace {
  const paces = createRecencyMap<{ judged: number; since: number }>(KEPT_MAX);
  return {
    isDue(orgId, realm, { judged, known }) {
      const key = `${orgId}:${realm}`;
      const pace = paces.get(key) ?? { judged: 0, since: clock.now() };
      const total = pace.judged + judged;
      const isDue = total >= leastNewOf(known) || (total > 0 && clock.now() - pace.since >= WAIT_MAX_MS);
      paces.set(key, isDue ? { judged: 0, since: clock.now() } : { ...pace, judged: total });
      return isDue;
    },
  };
}
