import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { ReviewStateStore } from "../reviews/review-state.store.ts";
import type { ReviewStatus } from "./review-status.schema.ts";

/** How many reviews there were, and what they have cost this month. */
export async function getReviewStatus(ctx: Context<{ riskReviewStates: ReviewStateStore }>): Promise<ReviewStatus> {
  assertPermission(ctx, "risk.read");
  const state = await ctx.deps.riskReviewStates.find(ctx.orgId);
  const month = new Date(ctx.clock.now()).toISOString().slice(0, 7);
  const spentMicros = state?.month === month ? state.spentMicros : 0;
  return { judged: state?.judged ?? 0, reviewed: state?.reviewed ?? 0, width: state?.width ?? null, month, spentMicros };
}
