import type { ConsensusDeps } from "../../ai/reach-consensus.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { Database } from "../../platform/db.ts";
import type { JobStore } from "../../platform/jobs/job.store.ts";
import type { PublishDeps } from "../../platform/jobs/publish-record.ts";
import type { OpenCaseDeps } from "../cases/ports.ts";
import type { KeptRiskSettings } from "../settings/kept-settings.ts";
import type { ReviewStore } from "./review.store.ts";
import type { ReviewBands } from "./review-bands.ts";
import type { ReviewPace } from "./review-pace.ts";
import type { ReviewStateStore } from "./review-state.store.ts";
import type { ReviewedTransactionStore } from "./reviewed-transactions.store.ts";

/** What is kept of reviews, and how judging knows what is due for one. */
export type ReviewStores = {
  reviewedTransactions: ReviewedTransactionStore;
  riskReviews: ReviewStore;
  riskReviewStates: ReviewStateStore;
  riskReviewBands: ReviewBands;
  reviewPace: ReviewPace;
};

export type ReviewDeps = ConsensusDeps &
  OpenCaseDeps &
  PublishDeps &
  ReviewStores & { db: Database; cipher: Cipher; jobs: JobStore; riskSettings: KeptRiskSettings };
