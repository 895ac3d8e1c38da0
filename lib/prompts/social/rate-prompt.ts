import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { countUse } from "../library/count-use.ts";
import { findReadable } from "../library/find-prompt.ts";
import type { PromptRecord } from "../library/prompt-record.ts";
import type { RatePromptInput, RatingAnswer } from "./marks.schema.ts";
import type { SocialDeps } from "./social-deps.ts";

const ATTEMPTS = 5;

/** A person has one rating of a prompt: the same number again changes nothing, another one takes its place. */
export async function ratePrompt(
  ctx: Context<SocialDeps>,
  { promptId, stars }: RatePromptInput & { promptId: string },
): Promise<RatingAnswer> {
  assertPermission(ctx, "prompts.write");
  const prompt = await findReadable(ctx, promptId);
  const userId = userIdOf(ctx);
  if (prompt.ownerId === userId) throw new AppError("conflict", "prompts.rating_own", "Your own prompt is for others to rate.");
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) if (await keepRating(ctx, prompt, { userId, stars })) return { promptId, stars };
  throw new AppError(
    "conflict",
    "prompts.rated_elsewhere",
    "You have rated this prompt in another of your organizations, and a person has one rating. Change it there.",
  );
}

/** False where somebody stood in its place when it was written: in the next moment it is this person's own, or one from elsewhere. */
async function keepRating(ctx: Context<SocialDeps>, prompt: PromptRecord, rating: { userId: string; stars: number }): Promise<boolean> {
  const { db, promptRatings } = ctx.deps;
  const of = { userId: rating.userId, promptId: prompt._id };
  const refused = new Error("The place is taken.");
  try {
    await db.withTransaction(async (session) => {
      const before = await promptRatings.find(ctx.orgId, of, session);
      if (before?.stars === rating.stars) return;
      const kept = { ...of, stars: rating.stars, at: new Date(ctx.clock.now()) };
      if (!(await promptRatings.put(ctx.orgId, kept, session))) throw refused;
      await countUse(ctx, prompt, { rating: rating.stars, before: before?.stars ?? null }, session);
    });
    return true;
  } catch (error) {
    if (error === refused) return false;
    throw error;
  }
}
