import type { Context } from "../../platform/context.ts";
import { createGroupWork, type GroupWork } from "../../platform/group-work.ts";
import { openCases } from "../cases/open-cases.ts";
import type { OpenCaseDeps } from "../cases/ports.ts";
import { type FoldRequestDeps, requestFold } from "../populations/request-fold.ts";
import type { ReviewDeps } from "../reviews/ports.ts";
import { requestReviews } from "../reviews/request-reviews.ts";
import type { TransactionRecord } from "./transaction-record.ts";

/** What is due in a payer's case is one document: those who judge at once in this process open it once, by organization. */
export type CaseGroups = GroupWork<{ ctx: Context<OpenCaseDeps>; due: readonly TransactionRecord[] }, true>;

export type FollowDeps = OpenCaseDeps & ReviewDeps & FoldRequestDeps & { caseGroups: CaseGroups };

export function createCaseGroups(): CaseGroups {
  return createGroupWork(async (items) => {
    const [first] = items;
    if (first)
      await openCases(
        first.ctx,
        items.flatMap(({ due }) => due),
      );
    return items.map(() => true as const);
  }, CASES_MAX);
}

const CASES_MAX = 1_000;

/** What follows from verdicts that are written. What fails here is left to the sweeps: the records say what is due. */
export async function followVerdicts(ctx: Context<FollowDeps>, judged: readonly TransactionRecord[]): Promise<void> {
  const [due, grey] = [judged.filter(({ isCaseDue }) => isCaseDue), judged.filter(({ isReviewDue }) => isReviewDue)];
  const cases = due.length === 0 ? null : ctx.deps.caseGroups(ctx.orgId, { ctx, due }, due.length);
  const steps = await Promise.allSettled([cases, requestReviews(ctx, grey), requestFold(ctx, judged)]);
  for (const step of steps)
    if (step.status === "rejected") ctx.log.error({ error: step.reason }, "what follows from verdicts was left to the sweep");
}
