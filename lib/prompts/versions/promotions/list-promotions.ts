import type { Context } from "../../../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../../../platform/time-pages.ts";
import { findReadable, isStranger } from "../../library/find-prompt.ts";
import { promptNotFound } from "../../library/prompt-errors.ts";
import type { LabelDeps } from "../ports.ts";
import type { ListPromotionsInput, PromotionView } from "./promotion.schema.ts";
import { toPromotion } from "./to-promotion.ts";

/** Newest first. For people of the prompt's organization. */
export async function listPromotions(
  ctx: Context<LabelDeps>,
  { promptId, state, cursor, limit }: ListPromotionsInput & { promptId: string },
): Promise<{ items: PromotionView[]; nextCursor: string | null }> {
  const prompt = await findReadable(ctx, promptId);
  if (isStranger(ctx, prompt)) throw promptNotFound(promptId);
  const records = await ctx.deps.promptPromotions.list(ctx.orgId, promptId, state ?? null, { after: readTimeCursor(cursor), limit });
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  return { items: records.map((record) => toPromotion(ctx, record, cipher)), nextCursor: nextTimeCursor(records, limit) };
}
