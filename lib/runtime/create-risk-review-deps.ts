import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import type { ReviewStores } from "../risk/reviews/ports.ts";
import { createReviewStore, riskReviewCollection } from "../risk/reviews/review.store.ts";
import { createReviewBands } from "../risk/reviews/review-bands.ts";
import { createReviewPace } from "../risk/reviews/review-pace.ts";
import { createReviewStateStore, riskReviewStateCollection } from "../risk/reviews/review-state.store.ts";
import { createReviewedTransactionStore } from "../risk/reviews/reviewed-transactions.store.ts";
import type { KeptRiskSettings } from "../risk/settings/kept-settings.ts";

export const riskReviewCollections = [riskReviewCollection, riskReviewStateCollection] as const;

/** What models say of verdicts. */
export function createRiskReviewDeps({
  db,
  clock,
  riskSettings,
}: {
  db: Database;
  clock: Clock;
  riskSettings: KeptRiskSettings;
}): ReviewStores {
  const riskReviewStates = createReviewStateStore(db);
  return {
    riskReviews: createReviewStore(db),
    riskReviewStates,
    riskReviewBands: createReviewBands({ settings: riskSettings, states: riskReviewStates, clock }),
    reviewPace: createReviewPace(),
    reviewedTransactions: createReviewedTransactionStore(db),
  };
}
