import { assertPermission } from "../../../platform/assert-permission.ts";
import { toAuditRecord } from "../../../platform/audit/audit-record.ts";
import type { Context } from "../../../platform/context.ts";
import { findEditable } from "../../library/find-prompt.ts";
import type { LabelDeps } from "../ports.ts";
import { LABELS_MAX, readStanding } from "./change-label.ts";
import type { LabelTarget, LabelView } from "./label.schema.ts";
import { labelsFull, refuse } from "./label-errors.ts";
import { PRODUCTION } from "./label-machine.ts";
import { getLabelView } from "./list-labels.ts";

/** From now on it moves by a promotion, or no longer does. `production` always does. */
export async function protectLabel(
  ctx: Context<LabelDeps>,
  { promptId, label, isProtected }: LabelTarget & { isProtected: boolean },
): Promise<LabelView> {
  assertPermission(ctx, "prompts-labels.write");
  await findEditable(ctx, promptId);
  if (label === PRODUCTION && !isProtected) throw refuse({ type: "refused", code: "prompts.label_protected" });
  const { prompts, audit, db } = ctx.deps;
  await db.withTransaction(async (session) => {
    const { prompt, standing } = await readStanding(ctx, { promptId, label }, session);
    if (standing.isProtected === isProtected) return;
    const others = prompt.protectedLabels.filter((each) => each !== label);
    if (isProtected && others.length >= LABELS_MAX) throw labelsFull(LABELS_MAX);
    await prompts.protect(ctx.orgId, promptId, isProtected ? [...others, label] : others, session);
    const action = isProtected ? "prompts.label-protected" : "prompts.label-unprotected";
    const target = { type: "prompt", id: promptId };
    await audit.append(toAuditRecord(ctx, { action, target, severity: "warning", after: { label, isProtected } }), session);
  });
  return getLabelView(ctx, await findEditable(ctx, promptId), label);
}
