// A hundredth of what is judged may go to models, counted: each transaction brings its share of a credit, each review takes one. What was
// judged is counted here, when a review wants to know, so that judging never writes a document all of an organization's requests share.

import type { Context } from "../../platform/context.ts";
import type { RiskSettings } from "../settings/settings.schema.ts";
import type { ReviewDeps } from "./ports.ts";
import type { ReviewRecord } from "./review-record.ts";
import type { ReviewState } from "./review-state.store.ts";

/** What a quiet time saves up at most. */
const CREDIT_MAX = 100;
const FIRST_LOOK_BACK_MS = 7 * 24 * 3_600_000;
const TRIES = 8;
/** Sums of hundredths are off by less than this. */
const ROUNDING = 1e-6;

export type Claimed = "claimed" | "no_credit" | "cap_spent" | "reviewed_already";

class StaleState extends Error {}

/** Takes one from the credit and writes the review down in one transaction: dying after it, nobody asks again. */
export async function takeCredit(ctx: Context<ReviewDeps>, limits: RiskSettings["review"], review: ReviewRecord): Promise<Claimed> {
  const { db, riskReviews, riskReviewStates } = ctx.deps;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const state = await countNew(ctx, limits.share);
    if (state.spentMicros >= limits.monthlyCapMicros) return "cap_spent";
    if (state.credit < 1 - ROUNDING) {
      if (await riskReviewStates.replace(state)) return "no_credit";
      continue;
    }
    const taken = { ...state, credit: state.credit - 1, reviewed: state.reviewed + 1 };
    const write = db.withTransaction(async (session) => {
      await riskReviews.insert(review, session);
      if (!(await riskReviewStates.replace(taken, session))) throw new StaleState();
    });
    try {
      return (await db.isInserted(write)) ? "claimed" : "reviewed_already";
    } catch (error) {
      if (!(error instanceof StaleState)) throw error;
    }
  }
  return "no_credit";
}

/** The state with what has been judged since it was written, of this month. */
async function countNew(ctx: Context<ReviewDeps>, share: number): Promise<ReviewState> {
  const state = await openState(ctx);
  const now = new Date(ctx.clock.now());
  const judged = await ctx.deps.reviewedTransactions.countReceived(ctx.orgId, state.countedUntil, now);
  const month = monthOf(now);
  return {
    ...state,
    credit: Math.min(CREDIT_MAX, state.credit + share * judged),
    countedUntil: now,
    judged: state.judged + judged,
    ...(month !== state.month && { month, spentMicros: 0 }),
  };
}

export async function openState({ deps, orgId, clock }: Context<ReviewDeps>): Promise<ReviewState> {
  const known = await deps.riskReviewStates.find(orgId);
  if (known) return known;
  const now = new Date(clock.now());
  const first: ReviewState = {
    ...{ _id: orgId, orgId, credit: 0, judged: 0, reviewed: 0, width: null, learnAt: now, month: monthOf(now), spentMicros: 0 },
    ...{ countedUntil: new Date(now.getTime() - FIRST_LOOK_BACK_MS), revision: 0 },
  };
  await deps.db.isInserted(deps.riskReviewStates.insert(first));
  return (await deps.riskReviewStates.find(orgId)) ?? first;
}

export const monthOf = (at: Date): string => at.toISOString().slice(0, 7);
