import type { Decision } from "../transactions/transaction-record.ts";

/**
 * Why the decision holds. The models moved it, confirmed it, or would have it lower than they may; or it is the engine's because they did
 * not decide, could not be asked, were not to see the question, or nobody knows what they said.
 */
export const REVIEW_OUTCOMES = ["moved", "confirmed", "kept", "undecided", "unavailable", "refused", "interrupted"] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

/** One model's vote without its words. `decision` is null where it gave none; `absence` says why. */
export type ReviewVote = {
  voter: string;
  provider: string;
  model: string;
  isDemo: boolean;
  decision: string | null;
  absence: string | null;
  score: number | null;
  confidence: number | null;
  latencyMs: number;
  costMicros: number | null;
};

/** What was asked and what the models said of it, as encrypted. */
export type SealedReview = { question: string; context: string; reasons: readonly (readonly string[])[] };

export type ReviewResult = {
  outcome: ReviewOutcome;
  decision: Decision;
  questionHash: string | null;
  agreement: number | null;
  quorum: number | null;
  votes: readonly ReviewVote[];
  /** `SealedReview` as JSON, encrypted; null where nothing was asked. */
  sealed: string | null;
  isDemo: boolean;
  costMicros: number;
  latencyMs: number;
};

/** The key of the one review a verdict in the grey band gets. */
export const GREY = "grey";

/** Models asked about one transaction: written before they are, so that nobody asks them twice. */
export type ReviewRecord = {
  _id: string;
  orgId: string;
  transactionId: string;
  /** GREY, or of what somebody asked for, whom they asked. */
  key: string;
  before: Decision;
  options: readonly Decision[];
  /** Null while the models are asked. */
  result: ReviewResult | null;
  at: Date;
  doneAt: Date | null;
};

/** Longer than models have to answer: whoever has not written down by then what they said has died. */
export const ASKING_MS = 6_000;
