import { assertPermission, userIdOf, userRequired } from "../../../platform/assert-permission.ts";
import { toAuditRecord } from "../../../platform/audit/audit-record.ts";
import type { Context } from "../../../platform/context.ts";
import { findEditable } from "../../library/find-prompt.ts";
import { composePrompt } from "../../template/compose.ts";
import { decide, type Labelled, readStanding, writeLabel } from "../labels/change-label.ts";
import { promotionNotFound, refuse } from "../labels/label-errors.ts";
import type { LabelCommand, LabelStanding } from "../labels/label-machine.ts";
import { openVersion } from "../open-version.ts";
import type { PromotionDeps, Session } from "../ports.ts";
import { findMissing, type Lacking } from "./find-missing.ts";
import type { PromotionTarget, PromotionView } from "./promotion.schema.ts";
import type { PromotionRecord } from "./promotion-record.ts";
import { placeOfPromotion, toPromotion } from "./to-promotion.ts";

type Decision = PromotionTarget & { approve: boolean; reason: string };
type Closing = { state: "approved" | "declined" | "withdrawn"; reason: string | null; proof: PromotionRecord["proof"] };

/**
 * By a second person who has signed in: no key decides for its person. What it needs is looked at again now; the label, the promotion and the
 * trail change together.
 */
export async function decidePromotion(ctx: Context<PromotionDeps>, { approve, reason, ...target }: Decision): Promise<PromotionView> {
  assertPermission(ctx, "prompts-labels.write");
  if (ctx.actor.type !== "user") throw userRequired();
  const { lacking, authorId } = await look(ctx, target, approve);
  const command: LabelCommand = approve ? { type: "approve", authorId, missing: lacking.missing } : { type: "decline" };
  return close(ctx, target, { command, closing: { state: approve ? "approved" : "declined", reason, proof: lacking.proof } });
}

/** By whoever asked. */
export async function withdrawPromotion(
  ctx: Context<PromotionDeps>,
  { reason, ...target }: PromotionTarget & { reason?: string | undefined },
): Promise<PromotionView> {
  const known = await getKnown(ctx, target);
  const closing = { state: "withdrawn", reason: reason ?? null, proof: known.proof } as const;
  return close(ctx, target, { command: { type: "withdraw" }, closing });
}

async function getKnown(ctx: Context<PromotionDeps>, { promptId, promotionId }: PromotionTarget): Promise<PromotionRecord> {
  await findEditable(ctx, promptId);
  const known = await ctx.deps.promptPromotions.find(ctx.orgId, promptId, promotionId);
  if (!known) throw promotionNotFound(promotionId);
  return known;
}

/** The evaluation, and what the version includes, as they are at this moment. */
async function look(ctx: Context<PromotionDeps>, target: PromotionTarget, approve: boolean) {
  const known = await getKnown(ctx, target);
  const prompt = await findEditable(ctx, target.promptId);
  const { record, content } = await openVersion(ctx, prompt, { version: known.version });
  const unlooked: Lacking = { missing: [], proof: known.proof };
  if (!approve || known.state !== "open") return { lacking: unlooked, authorId: record.createdBy };
  await composePrompt(ctx, prompt, content, "/body");
  const found = await findMissing(ctx, prompt, { version: known.version, notBy: [known.requestedBy, record.createdBy] });
  // Whoever decides is the second person, or is refused as none.
  return { lacking: { ...found, missing: found.missing.filter((each) => each !== "second_person") }, authorId: record.createdBy };
}

type Change = { command: LabelCommand; closing: Closing };

async function close(ctx: Context<PromotionDeps>, target: PromotionTarget, { command, closing }: Change): Promise<PromotionView> {
  const { promptId, promotionId } = target;
  const { db, promptPromotions } = ctx.deps;
  await db.withTransaction(async (session) => {
    const known = await promptPromotions.find(ctx.orgId, promptId, promotionId, session);
    if (!known) throw promotionNotFound(promotionId);
    const labelled = await readStanding(ctx, { promptId, label: known.label }, session);
    if (labelled.promotion?._id !== promotionId) throw refuse({ type: "refused", code: "prompts.promotion_decided" });
    const to = decide(ctx, labelled, command);
    await write(ctx, session, { known, labelled, to, closing });
  });
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  return toPromotion(ctx, await getKnown(ctx, target), cipher);
}

type Closed = { known: PromotionRecord; labelled: Labelled; to: LabelStanding; closing: Closing };

async function write(ctx: Context<PromotionDeps>, session: Session, { known, labelled, to, closing }: Closed): Promise<void> {
  const { promptPromotions, audit } = ctx.deps;
  const { state, reason, proof } = closing;
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const decisionReason = reason === null ? null : cipher.encrypt(placeOfPromotion(known._id, "decisionReason"), reason);
  const decision = { state, proof, decisionReason, decidedBy: userIdOf(ctx), decidedAt: new Date(ctx.clock.now()) };
  if (!(await promptPromotions.decide(ctx.orgId, known._id, decision, session)))
    throw refuse({ type: "refused", code: "prompts.promotion_decided" });
  const { label, version, promptId } = known;
  const after = { promotionId: known._id, label, version, evaluationId: proof?.evaluationId ?? null };
  const target = { type: "prompt", id: promptId };
  await audit.append(toAuditRecord(ctx, { action: `prompts.promotion-${state}`, target, severity: "notice", after }), session);
  const change = { deed: "promoted", action: "prompts.label-promoted", reason, promotionId: known._id } as const;
  await writeLabel(ctx, labelled, { to, change }, session);
}
