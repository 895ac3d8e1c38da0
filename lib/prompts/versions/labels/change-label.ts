// One way to move a label, whoever moves it and however: the standing is read, the machine decides, and the prompt, the label's history, its
// promotion and the audit record are written in one transaction. Of two at once one is told that it has changed.

import { userIdOf } from "../../../platform/assert-permission.ts";
import { toAuditRecord } from "../../../platform/audit/audit-record.ts";
import type { Context } from "../../../platform/context.ts";
import { createId } from "../../../platform/ids.ts";
import { promptChanged, promptNotFound } from "../../library/prompt-errors.ts";
import type { PromptRecord } from "../../library/prompt-record.ts";
import type { LabelDeps, Session } from "../ports.ts";
import type { PromotionRecord } from "../promotions/promotion-record.ts";
import { labelsFull, refuse } from "./label-errors.ts";
import { type LabelCommand, type LabelStanding, move } from "./label-machine.ts";
import type { LabelDeed, LabelMoveRecord } from "./label-record.ts";
import { isProtected, placeOfMove } from "./to-label.ts";

export const LABELS_MAX = 20;

export type Labelled = {
  prompt: PromptRecord;
  label: string;
  standing: LabelStanding;
  promotion: PromotionRecord | null;
  sequence: number;
};
export type LabelChange = {
  deed: LabelDeed;
  action: string;
  reason: string | null;
  promotionId: string | null;
};

/** As this transaction sees it. `prompt` was found before by whoever may change it. */
export async function readStanding(
  ctx: Context<LabelDeps>,
  { promptId, label }: { promptId: string; label: string },
  session: Session,
): Promise<Labelled> {
  const { prompts, promptLabelMoves, promptPromotions } = ctx.deps;
  const prompt = await prompts.find(ctx.orgId, userIdOf(ctx), promptId, session);
  if (!prompt || prompt.orgId !== ctx.orgId) throw promptNotFound(promptId);
  const newest = await promptLabelMoves.findNewest(ctx.orgId, { promptId, label }, session);
  const promotion = await promptPromotions.findOpen(ctx.orgId, { promptId, label }, session);
  const standing: LabelStanding = {
    version: prompt.labels.find(({ name }) => name === label)?.version ?? null,
    before: newest?.before ?? [],
    isProtected: isProtected(prompt, label),
    ask: promotion && { version: promotion.version, requestedBy: promotion.requestedBy, from: promotion.from },
  };
  return { prompt, label, standing, promotion, sequence: newest?.sequence ?? 0 };
}

/** What the machine makes of it; throws its refusal. */
export function decide(ctx: Context, { standing }: Labelled, command: LabelCommand): LabelStanding {
  const step = move(standing, command, userIdOf(ctx));
  if (step.type === "refused") throw refuse(step);
  return step.to;
}

/** Where the label points from now on, with its history and the trail. Nothing is written where it points there already. */
export async function writeLabel(
  ctx: Context<LabelDeps>,
  { prompt, label, standing, sequence }: Labelled,
  { to, change }: { to: LabelStanding; change: LabelChange },
  session: Session,
): Promise<void> {
  const { prompts, promptLabelMoves, audit } = ctx.deps;
  if (to.version === standing.version) return;
  const others = prompt.labels.filter(({ name }) => name !== label);
  if (to.version !== null && others.length >= LABELS_MAX) throw labelsFull(LABELS_MAX);
  const labels = to.version === null ? others : [...others, { name: label, version: to.version }];
  if (!(await prompts.label(ctx.orgId, prompt._id, { from: prompt.labels, to: labels }, session))) throw promptChanged();
  const record = await toRecord(ctx, { prompt, label, standing, to, sequence: sequence + 1 }, change);
  await promptLabelMoves.append(record, session);
  const said = (at: LabelStanding) => ({ label, version: at.version, promotionId: change.promotionId });
  const entry = { action: change.action, target: { type: "prompt", id: prompt._id }, before: said(standing), after: said(to) };
  await audit.append(toAuditRecord(ctx, { ...entry, severity: standing.isProtected ? "warning" : "notice" }), session);
}

type Moved = Omit<Labelled, "promotion"> & { to: LabelStanding };

async function toRecord(ctx: Context<LabelDeps>, moved: Moved, change: LabelChange): Promise<LabelMoveRecord> {
  const { prompt, label, standing, to, sequence } = moved;
  const { deed, promotionId, reason } = change;
  const [_id, cipher] = [createId("promptLabelMove"), await ctx.deps.cipher.forOrganization(ctx.orgId)];
  return {
    ...{ _id, orgId: ctx.orgId, promptId: prompt._id, label, sequence, deed, promotionId },
    ...{ from: standing.version, to: to.version, before: to.before },
    reason: reason === null ? null : cipher.encrypt(placeOfMove(_id), reason),
    ...{ movedBy: userIdOf(ctx), movedAt: new Date(ctx.clock.now()) },
  };
}
