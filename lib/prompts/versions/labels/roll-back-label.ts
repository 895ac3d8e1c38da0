import { assertPermission } from "../../../platform/assert-permission.ts";
import type { Context } from "../../../platform/context.ts";
import { findEditable } from "../../library/find-prompt.ts";
import type { LabelDeps } from "../ports.ts";
import { decide, readStanding, writeLabel } from "./change-label.ts";
import type { LabelTarget, LabelView } from "./label.schema.ts";
import { getLabelView } from "./list-labels.ts";

/** Back to what it was before, by one person and at once: what stood there was promoted by two. */
export async function rollBackLabel(
  ctx: Context<LabelDeps>,
  { promptId, label, reason }: LabelTarget & { reason?: string | undefined },
): Promise<LabelView> {
  assertPermission(ctx, "prompts-labels.write");
  await findEditable(ctx, promptId);
  await ctx.deps.db.withTransaction(async (session) => {
    const labelled = await readStanding(ctx, { promptId, label }, session);
    const to = decide(ctx, labelled, { type: "roll_back" });
    const change = { deed: "rolled_back", action: "prompts.label-rolled-back", reason: reason ?? null, promotionId: null } as const;
    await writeLabel(ctx, labelled, { to, change }, session);
  });
  return getLabelView(ctx, await findEditable(ctx, promptId), label);
}
