import type { Context } from "../../../platform/context.ts";
import { findEditable } from "../../library/find-prompt.ts";
import type { LabelDeps } from "../ports.ts";
import { decide, readStanding, writeLabel } from "./change-label.ts";
import type { LabelTarget, LabelView } from "./label.schema.ts";
import { getLabelView } from "./list-labels.ts";

/** Taken off; its history stays. */
export async function deleteLabel(ctx: Context<LabelDeps>, { promptId, label }: LabelTarget): Promise<LabelView> {
  await findEditable(ctx, promptId);
  await ctx.deps.db.withTransaction(async (session) => {
    const labelled = await readStanding(ctx, { promptId, label }, session);
    const to = decide(ctx, labelled, { type: "remove" });
    const change = { deed: "removed", action: "prompts.label-removed", reason: null, promotionId: null } as const;
    await writeLabel(ctx, labelled, { to, change }, session);
  });
  return getLabelView(ctx, await findEditable(ctx, promptId), label);
}
