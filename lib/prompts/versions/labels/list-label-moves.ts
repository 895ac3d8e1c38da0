import type { Context } from "../../../platform/context.ts";
import { parseCursor, toCursor } from "../../../platform/cursor.ts";
import { findReadable, isStranger } from "../../library/find-prompt.ts";
import { promptNotFound } from "../../library/prompt-errors.ts";
import type { LabelDeps } from "../ports.ts";
import type { LabelMoveView, LabelTarget, ListLabelMovesInput } from "./label.schema.ts";
import { toLabelMove } from "./to-label.ts";

/** Where a label has been, newest first. For people of the prompt's organization. */
export async function listLabelMoves(
  ctx: Context<LabelDeps>,
  { promptId, label, cursor, limit }: LabelTarget & ListLabelMovesInput,
): Promise<{ items: LabelMoveView[]; nextCursor: string | null }> {
  const prompt = await findReadable(ctx, promptId);
  if (isStranger(ctx, prompt)) throw promptNotFound(promptId);
  const before = cursor === undefined ? null : Number(parseCursor(cursor, ["number"])[0]);
  const records = await ctx.deps.promptLabelMoves.list(ctx.orgId, { promptId, label }, { before, limit });
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const last = records.length === limit ? records.at(-1) : undefined;
  return { items: records.map((record) => toLabelMove(record, cipher)), nextCursor: last ? toCursor([last.sequence]) : null };
}
