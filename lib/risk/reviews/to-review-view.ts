import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { openReview } from "./hold-review.ts";
import { GREY, type ReviewOutcome, type ReviewRecord, type ReviewResult } from "./review-record.ts";
import type { ConsensusView, ReviewView } from "./review-view.schema.ts";

/** Null while the models are still asked. */
export function toReviewView(cipher: OrganizationCipher, record: ReviewRecord): ReviewView | null {
  const { _id, key, before, options, result, at } = record;
  if (!result) return null;
  const { decision, questionHash, costMicros, latencyMs } = result;
  return {
    ...toConsensusView(cipher, record, result),
    ...{ id: _id, isAsked: key !== GREY, before, decision, options: [...options], questionHash, costMicros, latencyMs },
    at: at.toISOString(),
  };
}

export type Heard = Pick<ReviewResult, "agreement" | "outcome" | "isDemo" | "votes">;

export function toConsensusView(cipher: OrganizationCipher, record: ReviewRecord, result: Heard): ConsensusView {
  const reasons = openReview(cipher, record)?.reasons ?? [];
  const { agreement, outcome, isDemo, votes } = result;
  return {
    ...{ agreement, outcome, isDemo, summary: SUMMARIES[outcome] },
    votes: votes.map(({ costMicros: _costMicros, ...vote }, index) => ({ ...vote, reasons: [...(reasons[index] ?? [])] })),
  };
}

const SUMMARIES: Readonly<Record<ReviewOutcome, string>> = {
  moved: "The models moved the decision by one step.",
  confirmed: "The models came to the engine's decision.",
  kept: "The models would decide lower; whoever picks them may have a decision raised only, so the engine's holds.",
  undecided: "The models did not agree, or too few of them voted; the engine's decision holds.",
  unavailable: "No model answered; the engine's decision holds.",
  refused: "The guard did not let the question out; the engine's decision holds.",
  interrupted: "Nobody knows what the models said; they are not asked again, and the engine's decision holds.",
};
