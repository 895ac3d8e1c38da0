import type { Context } from "../../platform/context.ts";
import type { HealthHistory } from "./history.schema.ts";
import type { HistoryKeeper } from "./history-keeper.ts";
import { toHistory } from "./read-history.ts";

/** For anybody, and also while the database is away: then the last that is known, or nothing. */
export async function getHealthHistory(ctx: Context<{ healthHistory: HistoryKeeper }>, { days }: { days: number }): Promise<HealthHistory> {
  const found = await ctx.deps.healthHistory.find();
  if (!found) return { readAt: null, isCurrent: false, days, services: [], incidents: [] };
  return toHistory(found.facts, days, ctx.clock.now(), found.isCurrent);
}
