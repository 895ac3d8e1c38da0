import type { Document } from "mongodb";
import type { ReviewRecord, ReviewResult } from "../../../lib/risk/reviews/review-record.ts";
import type { ReviewState } from "../../../lib/risk/reviews/review-state.store.ts";
import { DEFAULT_RISK_SETTINGS } from "../../../lib/risk/settings/default-settings.ts";
import type { RiskSettingsRecord } from "../../../lib/risk/settings/settings.store.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

type Reviews = Pick<AppDeps, "riskSettingsStore" | "riskReviews" | "riskReviewStates" | "reviewedTransactions">;

export function riskReviewStores({ riskSettingsStore, riskReviews, riskReviewStates, reviewedTransactions }: Reviews) {
  return {
    createRiskSettingsStore: riskSettingsStore,
    createReviewStore: riskReviews,
    createReviewStateStore: riskReviewStates,
    createReviewedTransactionStore: reviewedTransactions,
  };
}

/** Every question settings and reviews ever ask. */
export async function askRiskReviews(deps: Reviews & Pick<AppDeps, "db">, { orgId, userId }: Owner): Promise<void> {
  const { db, riskSettingsStore, riskReviews, riskReviewStates, reviewedTransactions } = deps;
  const at = new Date();
  const since = new Date(at.getTime() - 3_600_000);
  await riskSettingsStore.findLast(orgId);
  for (const beforeVersion of [null, 20]) await riskSettingsStore.list(orgId, { beforeVersion, limit: 20 });
  const settings = settingsRow({ orgId, userId }, 1_000_000, "rst_plans");
  await db.withTransaction((session) => riskSettingsStore.insert(settings, session));
  const record: ReviewRecord = { ...reviewRow(orgId, "rrv_plans", "rtx_plans"), at };
  await riskReviews.insert(record);
  await riskReviews.find(orgId, record.transactionId, record.key);
  await riskReviews.listOf(orgId, record.transactionId);
  await db.withTransaction((session) => riskReviews.finish(record, RESULT, at, session));
  await riskReviews.reopen({ ...record, doneAt: at }, at);
  await riskReviews.withdraw(record);
  const state = stateRow("org_nobody", at);
  await riskReviewStates.insert(state);
  await riskReviewStates.find(orgId);
  await riskReviewStates.replace(state);
  await db.withTransaction((session) => riskReviewStates.addSpending(orgId, "2026-01", 1, session));
  await riskReviewStates.listStale(at, 20);
  await reviewedTransactions.find(orgId, "rtx_plans");
  await reviewedTransactions.settleReview(orgId, "rtx_plans", null);
  const moved = { id: "rrv_plans", from: "review", decision: "hold", at } as const;
  await reviewedTransactions.settleReview(orgId, "rtx_plans", {
    decision: "hold",
    review: moved,
    standing: "quarantined",
    isCaseDue: true,
  });
  await reviewedTransactions.countReceived(orgId, since, at);
  for (const within of [{}, { since }]) await reviewedTransactions.listNewestVerdicts(orgId, { ...within, limit: 20 });
  await reviewedTransactions.listReviewDue(at, 20);
}

const RESULT: ReviewResult = {
  ...{ outcome: "confirmed", decision: "review", questionHash: null, agreement: 1, quorum: 2, votes: [], sealed: null },
  ...{ isDemo: false, costMicros: 0, latencyMs: 1 },
};

const reviewRow = (orgId: string, _id: string, transactionId: string): ReviewRecord => ({
  ...{ _id, orgId, transactionId, key: "grey", before: "review", options: ["review", "hold"], result: null, at: new Date(0), doneAt: null },
});

const stateRow = (orgId: string, learnAt: Date): ReviewState => ({
  ...{ _id: orgId, orgId, credit: 0, countedUntil: new Date(0), judged: 0, reviewed: 0, width: null, learnAt, month: "2026-01" },
  ...{ spentMicros: 0, revision: 0 },
});

const settingsRow = ({ orgId, userId }: Pick<Owner, "orgId" | "userId">, version: number, _id: string): RiskSettingsRecord => ({
  ...{ _id, orgId, version, settings: DEFAULT_RISK_SETTINGS, note: null, createdAt: new Date(0), createdBy: userId },
});

export function riskReviewPast({
  tenancy,
  at,
}: {
  tenancy: Tenancy;
  at(index: number): Date;
}): Record<string, (index: number) => Document> {
  return {
    risk_settings: (index) => settingsRow(tenancy.of(index), index + 1, seededId("rst", index)),
    risk_reviews: (index) => ({
      ...reviewRow(tenancy.of(index).orgId, seededId("rrv", index), seededId("rtx", index)),
      ...{ result: RESULT, at: at(index), doneAt: at(index) },
    }),
    risk_review_states: (index) => stateRow(seededId("org", index), new Date(Date.now() + index * 1_000 + 60_000)),
  };
}
