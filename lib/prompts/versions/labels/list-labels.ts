import type { Context } from "../../../platform/context.ts";
import { findReadable, isStranger } from "../../library/find-prompt.ts";
import { promptNotFound } from "../../library/prompt-errors.ts";
import type { PromptRecord } from "../../library/prompt-record.ts";
import { KNOWN_LABELS } from "../../schema.ts";
import type { LabelDeps } from "../ports.ts";
import type { LabelView } from "./label.schema.ts";
import { isProtected } from "./to-label.ts";

/** The known ones first, then the others by name; at most some twenty. For people of the prompt's organization. */
export async function listLabels(ctx: Context<LabelDeps>, promptId: string): Promise<{ items: LabelView[]; nextCursor: null }> {
  const prompt = await findReadable(ctx, promptId);
  if (isStranger(ctx, prompt)) throw promptNotFound(promptId);
  const own = [...prompt.labels.map(({ name }) => name), ...prompt.protectedLabels].toSorted();
  const names = [...new Set<string>([...KNOWN_LABELS, ...own])];
  return { items: await Promise.all(names.map((name) => getLabelView(ctx, prompt, name))), nextCursor: null };
}

export async function getLabelView(ctx: Context<LabelDeps>, prompt: PromptRecord, name: string): Promise<LabelView> {
  const { promptLabelMoves, promptPromotions } = ctx.deps;
  const of = { promptId: prompt._id, label: name };
  const [newest, promotion] = await Promise.all([
    promptLabelMoves.findNewest(ctx.orgId, of),
    isProtected(prompt, name) ? promptPromotions.findOpen(ctx.orgId, of) : null,
  ]);
  return {
    name,
    version: prompt.labels.find((each) => each.name === name)?.version ?? null,
    isProtected: isProtected(prompt, name),
    previous: newest?.before.at(-1) ?? null,
    promotionId: promotion?._id ?? null,
  };
}
