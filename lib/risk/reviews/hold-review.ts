// One review from the question to what follows from it. What the models said and what it changes are written together, on the record as
// it then stands: what a person has decided in the meantime stays.

import type { Context } from "../../platform/context.ts";
import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { noteReview } from "../cases/note-review.ts";
import { openCases } from "../cases/open-cases.ts";
import { DECISIONS } from "../engine/decision-of.ts";
import { openTransaction } from "../transactions/open-transaction.ts";
import type { Decision, TransactionRecord } from "../transactions/transaction-record.ts";
import { type Answer, askModels, toReviewVote } from "./ask-models.ts";
import type { ReviewDeps } from "./ports.ts";
import { type ReviewQuestion, toReviewQuestion } from "./review-question.ts";
import { GREY, type ReviewOutcome, type ReviewRecord, type ReviewResult, type SealedReview } from "./review-record.ts";
import type { ReviewChange } from "./reviewed-transactions.store.ts";
import { settleDecision, settleStanding } from "./settle-decision.ts";
import { monthOf } from "./take-credit.ts";

export const placeOfReview = (id: string) => ({ collection: "risk_reviews", id, field: "sealed" });

type Hold = { voters: readonly string[] | null; mayLower: boolean; signal?: AbortSignal | undefined };

/** Asks, and writes down what came of it. Null when somebody else has ended this review in the meantime. */
export async function holdReview(
  ctx: Context<ReviewDeps>,
  { review, record }: { review: ReviewRecord; record: TransactionRecord },
  { voters, mayLower, signal }: Hold,
): Promise<ReviewResult | null> {
  const startedAt = ctx.clock.now();
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const question = await toReviewQuestion(ctx, { record, typed: openTransaction(cipher, record), options: review.options });
  const answer = await askModels(ctx, question, { voters, signal });
  const sealed = cipher.encrypt(placeOfReview(review._id), JSON.stringify(toSealed(question, answer)));
  const latencyMs = ctx.clock.now() - startedAt;
  return endReview(ctx, review, (current) => toResult(answer, { question, sealed, latencyMs, current, mayLower }));
}

/** Whatever was asked before is not asked again, and the decision stays as it was. */
export function interruptReview(ctx: Context<ReviewDeps>, review: ReviewRecord): Promise<ReviewResult | null> {
  return endReview(ctx, review, (current) => ({ ...EMPTY, outcome: "interrupted", decision: current.verdict.decision }));
}

async function endReview(
  ctx: Context<ReviewDeps>,
  review: ReviewRecord,
  resultOf: (current: TransactionRecord) => ReviewResult,
): Promise<ReviewResult | null> {
  const { db, riskReviews, riskReviewStates, reviewedTransactions, metrics } = ctx.deps;
  const at = new Date(ctx.clock.now());
  const result = await db.withTransaction(async (session) => {
    const current = await reviewedTransactions.find(ctx.orgId, review.transactionId, session);
    if (!current) return null;
    const ended = resultOf(current);
    if (!(await riskReviews.finish(review, ended, at, session))) return null;
    const change = toChange(current, review, ended, at);
    await reviewedTransactions.settleReview(ctx.orgId, current._id, change, session);
    const [from, to] = [current.verdict.decision, ended.decision];
    if (change && current.caseId !== null && from !== to) await noteReview(ctx, { caseId: current.caseId, from, to }, session);
    if (ended.costMicros > 0) await riskReviewStates.addSpending(ctx.orgId, monthOf(at), ended.costMicros, session);
    return ended;
  });
  // What is due since is seen by the sweep as well, should this process die here.
  if (result?.outcome === "moved") await openCases(ctx, await findDue(ctx, review));
  if (result) metrics.counter("aeges_reviews_total", { outcome: result.outcome })();
  return result;
}

async function findDue({ deps, orgId }: Context<ReviewDeps>, { transactionId }: ReviewRecord): Promise<TransactionRecord[]> {
  const record = await deps.reviewedTransactions.find(orgId, transactionId);
  return record ? [record] : [];
}

/** Null where the models have decided nothing, or nothing is left to decide. A confirmation that somebody asked for spares no other review. */
function toChange(current: TransactionRecord, review: ReviewRecord, { outcome, decision }: ReviewResult, at: Date): ReviewChange | null {
  if (isSettled(current) || !(outcome === "moved" || (outcome === "confirmed" && review.key === GREY))) return null;
  const isWorse = DECISIONS.indexOf(decision) > DECISIONS.indexOf(current.verdict.decision);
  return {
    decision,
    review: { id: review._id, from: current.verdict.decision, decision, at },
    standing: settleStanding(current.standing, decision),
    isCaseDue: current.isCaseDue || (current.caseId === null && isWorse && DECISIONS.indexOf(decision) >= DECISIONS.indexOf("review")),
  };
}

/** Models have decided once already, or people have. */
const isSettled = ({ verdict, standing, label }: TransactionRecord): boolean =>
  verdict.review !== null || standing === "released" || label !== null;

const EMPTY: Omit<ReviewResult, "outcome" | "decision"> = {
  ...{ questionHash: null, agreement: null, quorum: null, votes: [], sealed: null, isDemo: false, costMicros: 0, latencyMs: 0 },
};

type Asked = { question: ReviewQuestion; sealed: string; latencyMs: number; current: TransactionRecord; mayLower: boolean };

function toResult(answer: Answer, { question, sealed, latencyMs, current, mayLower }: Asked): ReviewResult {
  const engine = current.verdict.decision;
  const asked = { ...EMPTY, questionHash: question.hash, sealed, latencyMs };
  if (answer.type !== "answered") return { ...asked, outcome: answer.type, decision: engine };
  const { consensus, voted } = answer;
  const decision: Decision = isSettled(current) ? engine : settleDecision({ engine, voted, mayLower });
  const figures = {
    ...{ agreement: consensus.agreement, quorum: consensus.quorum, votes: consensus.votes.map(toReviewVote) },
    ...{ isDemo: consensus.votes.some(({ isDemo }) => isDemo), costMicros: consensus.costMicros },
  };
  const isHeard = consensus.votes.some((vote) => vote.type === "cast" || vote.reason === "abstained");
  return { ...asked, ...figures, decision, outcome: isHeard ? outcomeOf({ engine, voted, decision }) : "unavailable" };
}

function outcomeOf({ engine, voted, decision }: { engine: Decision; voted: string | null; decision: Decision }): ReviewOutcome {
  if (decision !== engine) return "moved";
  if (voted === null) return "undecided";
  return voted === engine ? "confirmed" : "kept";
}

function toSealed({ question, context }: ReviewQuestion, answer: Answer): SealedReview {
  const votes = answer.type === "answered" ? answer.consensus.votes : [];
  return { question, context, reasons: votes.map((vote) => (vote.type === "cast" ? vote.verdict.reasons : [vote.detail])) };
}

export function openReview(cipher: OrganizationCipher, { _id, result }: ReviewRecord): SealedReview | null {
  return result?.sealed ? parseSealed(cipher.decrypt(placeOfReview(_id), result.sealed)) : null;
}

/** Only `holdReview` wrote it. */
function parseSealed(text: string): SealedReview {
  return JSON.parse(text) as SealedReview;
}
