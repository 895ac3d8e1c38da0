import type { Context } from "../../../platform/context.ts";
import { findEditable } from "../../library/find-prompt.ts";
import { composePrompt } from "../../template/compose.ts";
import { openVersion } from "../open-version.ts";
import type { LabelDeps } from "../ports.ts";
import { decide, readStanding, writeLabel } from "./change-label.ts";
import type { LabelTarget, LabelView } from "./label.schema.ts";
import { getLabelView } from "./list-labels.ts";

type Put = LabelTarget & { version: number; reason?: string | undefined };

/** At once, where the label is not protected. A version whose includes no longer hold is not put to use. */
export async function putLabel(ctx: Context<LabelDeps>, { promptId, label, version, reason }: Put): Promise<LabelView> {
  const found = await findEditable(ctx, promptId);
  const { content } = await openVersion(ctx, found, { version });
  await composePrompt(ctx, found, content, "/body/version");
  await ctx.deps.db.withTransaction(async (session) => {
    const labelled = await readStanding(ctx, { promptId, label }, session);
    const to = decide(ctx, labelled, { type: "put", version });
    const change = { deed: "put", action: "prompts.label-moved", reason: reason ?? null, promotionId: null } as const;
    await writeLabel(ctx, labelled, { to, change }, session);
  });
  return getLabelView(ctx, await findEditable(ctx, promptId), label);
}
