import type { Context } from "../../platform/context.ts";
import { findReadable, isStranger } from "../library/find-prompt.ts";
import type { LibraryStores } from "../library/ports.ts";
import { promptNotFound } from "../library/prompt-errors.ts";
import { addUpInsights, dayBefore } from "./add-up-insights.ts";
import { toDay } from "./count-sums.ts";
import type { Insights } from "./insights.schema.ts";
import type { RunStores } from "./ports.ts";

type InsightDeps = Pick<RunStores, "promptCounts"> & Pick<LibraryStores, "prompts">;

/** How a prompt of one's organization is used by its people. Strangers learn no more of it than that it can be run. */
export async function getInsights(ctx: Context<InsightDeps>, { promptId, days }: { promptId: string; days: number }): Promise<Insights> {
  const prompt = await findReadable(ctx, promptId);
  if (isStranger(ctx, prompt)) throw promptNotFound(promptId);
  const to = toDay(new Date(ctx.clock.now()));
  const rows = await ctx.deps.promptCounts.list(ctx.orgId, promptId, dayBefore(to, days - 1));
  return addUpInsights(rows, { to, days });
}
