// A second opinion that somebody asks for, and waits for. The same models are asked once about a transaction; who asks again is shown what
// they said. Whoever picks the judges may have a decision raised by them and never lowered.

import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import { DECISIONS } from "../engine/decision-of.ts";
import type { Decision, TransactionRecord } from "../transactions/transaction-record.ts";
import { holdReview } from "./hold-review.ts";
import type { ReviewDeps } from "./ports.ts";
import { ASKING_MS, type ReviewRecord } from "./review-record.ts";

const POLL_MS = 200;

type Asked = { record: TransactionRecord; providers: readonly string[] | null };

export async function askForReview(ctx: Context<ReviewDeps>, { record, providers }: Asked): Promise<ReviewRecord> {
  const { riskReviews } = ctx.deps;
  const voters = providers && [...providers].toSorted();
  const key = `asked:${voters?.join(",") ?? (await connected(ctx))}`;
  const draft = toDraft(ctx, record, key);
  const isFirst = await ctx.deps.db.isInserted(riskReviews.insert(draft));
  const review = isFirst ? draft : await takeOver(ctx, record._id, key);
  if (!review.result) await hold(ctx, { review, record }, voters);
  return (await riskReviews.find(ctx.orgId, record._id, key)) ?? review;
}

/** What cannot be asked, such as a provider nobody knows, leaves nothing behind. */
async function hold(
  ctx: Context<ReviewDeps>,
  { review, record }: { review: ReviewRecord; record: TransactionRecord },
  voters: string[] | null,
) {
  try {
    await holdReview(ctx, { review, record }, { voters, mayLower: false });
  } catch (error) {
    await ctx.deps.riskReviews.withdraw(review);
    throw error instanceof AppError && error.code === "ai.voter_unknown" ? toProviders(error) : error;
  }
}

/** What is a voter to the models' side is a provider in the request. */
function toProviders({ kind, code, message, options: { errors } }: AppError): AppError {
  const own = errors?.map(({ pointer, detail }) => ({ pointer: pointer.replace("/body/voters", "/body/providers"), detail }));
  return new AppError(kind, code, message, own && { errors: own });
}

/** Whoever would be asked now: with another provider connected, it is another question. */
async function connected(ctx: Context<ReviewDeps>): Promise<string> {
  const targets = await ctx.deps.router.reachable({ orgId: ctx.orgId, userId: null, isImpartial: true }).catch(() => []);
  return [...new Set(targets.map(({ provider }) => provider))].toSorted().join(",");
}

function toDraft({ orgId, clock }: Context, { _id, verdict }: TransactionRecord, key: string): ReviewRecord {
  return {
    ...{ _id: createId("riskReview"), orgId, transactionId: _id, key, before: verdict.decision, options: neighboursOf(verdict.decision) },
    ...{ result: null, at: new Date(clock.now()), doneAt: null },
  };
}

/** What models may choose from: nothing further away could follow from it. */
function neighboursOf(decision: Decision): Decision[] {
  const place = DECISIONS.indexOf(decision);
  return DECISIONS.slice(Math.max(0, place - 1), place + 2);
}

/** The one that is done, or that somebody else is asking just now; an answer nobody got is asked for again. */
async function takeOver(ctx: Context<ReviewDeps>, transactionId: string, key: string): Promise<ReviewRecord> {
  for (;;) {
    const review = await ctx.deps.riskReviews.find(ctx.orgId, transactionId, key);
    if (!review) throw new Error("A review that was there is gone.");
    const isLost = review.result ? review.result.outcome === "unavailable" : ctx.clock.now() - review.at.getTime() > ASKING_MS;
    if (review.result && !isLost) return review;
    const reopenedAt = new Date(ctx.clock.now());
    if (isLost && (await ctx.deps.riskReviews.reopen(review, reopenedAt))) return { ...review, result: null, doneAt: null, at: reopenedAt };
    await ctx.clock.sleep(POLL_MS);
  }
}
