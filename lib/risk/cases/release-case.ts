// Letting held money go: one person asks, with a reason, and another one approves or declines within a day.

import { userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { Standing } from "../transactions/transaction-record.ts";
import type { CaseView } from "./case.schema.ts";
import { isHeld } from "./case-facts.ts";
import { type CaseTarget, changeCase } from "./change-case.ts";
import type { CaseDeps } from "./ports.ts";
import { placeOfCase } from "./to-case.ts";

const HELD: readonly Standing[] = ["quarantined", "blocked"];
type Reasoned = CaseTarget & { reason: string };

export async function requestRelease(ctx: Context<CaseDeps>, { reason, ...target }: Reasoned): Promise<CaseView> {
  const sealed = (await ctx.deps.cipher.forOrganization(ctx.orgId)).encrypt(placeOfCase(target.caseId, "release.reason"), reason);
  return changeCase(ctx, target, {
    toCommand: (_known, all) => ({ type: "request_release", heldCount: all.filter(isHeld).length, reason: sealed }),
    toEvent: (_known, all) => ({ type: "release_requested", text: reason, transactionCount: all.filter(isHeld).length }),
    action: "risk.release-requested",
  });
}

export function approveRelease(ctx: Context<CaseDeps>, { reason, ...target }: Reasoned): Promise<CaseView> {
  return changeCase(ctx, target, {
    toCommand: () => ({ type: "approve_release" }),
    act: (session) => ctx.deps.caseTransactions.moveStanding(ctx.orgId, target.caseId, { from: HELD, to: "released" }, session),
    toEvent: (_known, all) => ({ type: "release_approved", text: reason, transactionCount: all.filter(isHeld).length }),
    action: "risk.release-approved",
  });
}

/** By somebody else, or by whoever asked: that takes the request back. */
export function declineRelease(ctx: Context<CaseDeps>, { reason, ...target }: Reasoned): Promise<CaseView> {
  const userId = userIdOf(ctx);
  return changeCase(ctx, target, {
    toCommand: () => ({ type: "decline_release" }),
    toEvent: ({ release }) => ({ type: release?.requestedBy === userId ? "release_withdrawn" : "release_declined", text: reason }),
    action: "risk.release-declined",
  });
}
