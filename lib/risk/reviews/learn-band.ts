import type { Context } from "../../platform/context.ts";
import { learnWidth } from "./grey-band.ts";
import type { ReviewDeps } from "./ports.ts";
import { openState } from "./take-credit.ts";

const SCORES_MAX = 2_000;
const LEARN_EVERY_MS = 3_600_000;

/** How wide the grey band is, out of the newest scores; once an hour is often enough. */
export async function learnBand(ctx: Context<ReviewDeps>): Promise<void> {
  const state = await openState(ctx);
  if (state.learnAt.getTime() > ctx.clock.now()) return;
  const { review } = await ctx.deps.riskSettings.settingsOf(ctx.orgId);
  const verdicts = await ctx.deps.reviewedTransactions.listNewestVerdicts(ctx.orgId, { limit: SCORES_MAX });
  const width = learnWidth(verdicts, { share: review.share, widthMax: review.bandWidth });
  // Somebody else has just changed it: the next one learns.
  await ctx.deps.riskReviewStates.replace({ ...state, width, learnAt: new Date(ctx.clock.now() + LEARN_EVERY_MS) });
}
