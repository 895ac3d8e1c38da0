import type { Context } from "../../platform/context.ts";
import type { LibraryStores, Session } from "./ports.ts";
import type { PromptRecord } from "./prompt-record.ts";
import { trendingExpression, WEIGHTS } from "./scores.ts";

/** `before`: the stars this person had given it, null for none. */
export type Use = "run" | "favourite" | "unfavourite" | { rating: number; before: number | null };

/**
 * Numbers on the prompt itself, whoever's it is; who did it stands in the doer's organization. Of what can be taken back and done again,
 * nothing counts for the trending order.
 */
export async function countUse(
  { deps, clock }: Context<Pick<LibraryStores, "prompts">>,
  { orgId, _id }: Pick<PromptRecord, "orgId" | "_id">,
  use: Use,
  session?: Session,
): Promise<void> {
  const { prompts } = deps;
  if (use === "run") await prompts.countRun(orgId, _id, clock.now(), WEIGHTS.run, session);
  else if (use === "favourite") await prompts.countFavourite(orgId, _id, 1, session);
  else if (use === "unfavourite") await prompts.countFavourite(orgId, _id, -1, session);
  else if (use.before === null) {
    const trending = trendingExpression(clock.now(), WEIGHTS.rating);
    await prompts.countRating(orgId, _id, { more: 1, by: use.rating, trending }, session);
  } else await prompts.countRating(orgId, _id, { more: 0, by: use.rating - use.before, trending: null }, session);
}
