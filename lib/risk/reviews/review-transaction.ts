import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { NotYetError } from "../../platform/jobs/define-job.ts";
import type { TransactionRecord } from "../transactions/transaction-record.ts";
import { greyness, nearestBoundary } from "./grey-band.ts";
import { holdReview, interruptReview } from "./hold-review.ts";
import { learnBand } from "./learn-band.ts";
import type { ReviewDeps } from "./ports.ts";
import { ASKING_MS, GREY, type ReviewOutcome, type ReviewRecord } from "./review-record.ts";
import { type Claimed, takeCredit } from "./take-credit.ts";

type Skipped = Exclude<Claimed, "claimed"> | "nothing_due";

/** Models are asked once at most about a verdict in the grey band, and move it to the other side of the threshold it is near, or not at all. */
export async function reviewTransaction(
  ctx: Context<ReviewDeps>,
  transactionId: string,
  signal?: AbortSignal,
): Promise<ReviewOutcome | Skipped> {
  const { reviewedTransactions, riskReviews } = ctx.deps;
  await learnBand(ctx);
  const record = await reviewedTransactions.find(ctx.orgId, transactionId);
  if (!record?.isReviewDue) return "nothing_due";
  const begun = await riskReviews.find(ctx.orgId, transactionId, GREY);
  if (begun) return begun.result ? skip(ctx, record, "reviewed_already") : cutOff(ctx, begun);
  const { review: limits } = await ctx.deps.riskSettings.settingsOf(ctx.orgId);
  if (!limits.isOn || !isOpen(record)) return skip(ctx, record, "nothing_due");
  const review = toReview(ctx, record);
  const claimed = await takeCredit(ctx, limits, review);
  if (claimed !== "claimed") return skip(ctx, record, claimed);
  const result = await holdReview(asReviewer(ctx), { review, record }, { voters: limits.voters, mayLower: true, signal });
  return result?.outcome ?? "reviewed_already";
}

/** Nobody has decided anything about it yet. */
const isOpen = ({ verdict, label, standing }: TransactionRecord): boolean =>
  verdict.review === null && label === null && standing !== "released" && Number.isFinite(greyness(verdict));

function toReview({ orgId, clock }: Context, { _id, verdict }: TransactionRecord): ReviewRecord {
  const { below, above } = nearestBoundary(verdict.score, verdict.thresholds);
  return {
    ...{ _id: createId("riskReview"), orgId, transactionId: _id, key: GREY },
    ...{ before: verdict.decision, options: [below, above], result: null, at: new Date(clock.now()), doneAt: null },
  };
}

async function skip(ctx: Context<ReviewDeps>, record: TransactionRecord, why: Skipped): Promise<Skipped> {
  await ctx.deps.reviewedTransactions.settleReview(ctx.orgId, record._id, null);
  ctx.deps.metrics.counter("aeges_reviews_total", { outcome: why })();
  return why;
}

/** Its process died before anybody heard what the models said: they were paid for that once, and are not asked again. */
async function cutOff(ctx: Context<ReviewDeps>, review: ReviewRecord): Promise<ReviewOutcome | Skipped> {
  const leftMs = review.at.getTime() + ASKING_MS - ctx.clock.now();
  if (leftMs > 0) throw new NotYetError("Models are being asked about it just now.", leftMs);
  return (await interruptReview(ctx, review))?.outcome ?? "reviewed_already";
}

/** A job has no permissions but what its work needs. */
function asReviewer<Deps>(ctx: Context<Deps>): Context<Deps> {
  return { ...ctx, permissions: new Set(["ai.write"] as const) };
}
