import { userIdOf } from "../../../platform/assert-permission.ts";
import { toAuditRecord } from "../../../platform/audit/audit-record.ts";
import type { Context } from "../../../platform/context.ts";
import { createId } from "../../../platform/ids.ts";
import { enqueueJob } from "../../../platform/jobs/enqueue-job.ts";
import { findEditable } from "../../library/find-prompt.ts";
import { composePrompt } from "../../template/compose.ts";
import { decide, readStanding } from "../labels/change-label.ts";
import { openVersion } from "../open-version.ts";
import type { PromotionDeps } from "../ports.ts";
import type { VersionRecord } from "../version-record.ts";
import { findMissing, type Lacking } from "./find-missing.ts";
import type { AskPromotionInput, PromotionView } from "./promotion.schema.ts";
import { openKeyOf, type PromotionRecord } from "./promotion-record.ts";
import { TELL_DECIDERS_JOB } from "./tell-deciders-name.ts";
import { placeOfPromotion, toPromotion } from "./to-promotion.ts";

/** For whoever saves versions. Refused with all that is missing at once; else those who may decide get a letter. */
export async function askPromotion(ctx: Context<PromotionDeps>, input: AskPromotionInput): Promise<PromotionView> {
  const { promptId, label, version } = input;
  const found = await findEditable(ctx, promptId);
  const { record: wanted, content } = await openVersion(ctx, found, { version });
  await composePrompt(ctx, found, content, "/body/version");
  const lacking = await findMissing(ctx, found, { version, notBy: [userIdOf(ctx), wanted.createdBy] });
  const { db, promptPromotions, audit } = ctx.deps;
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const { promotion, publish } = await db.withTransaction(async (session) => {
    const labelled = await readStanding(ctx, { promptId, label }, session);
    decide(ctx, labelled, { type: "ask", version, missing: lacking.missing });
    const _id = createId("promptPromotion");
    const sealed = cipher.encrypt(placeOfPromotion(_id, "reason"), input.reason);
    const made = toRecord(ctx, { _id, input, wanted, lacking, from: labelled.standing.version, sealed });
    await promptPromotions.insert(made, session);
    const after = { promotionId: _id, label, version, from: made.from, contentHash: made.contentHash };
    const target = { type: "prompt", id: promptId };
    await audit.append(toAuditRecord(ctx, { action: "prompts.promotion-asked", target, severity: "notice", after }), session);
    const job = { name: TELL_DECIDERS_JOB, payload: { promptId, promotionId: _id }, deduplicationKey: _id };
    return { promotion: made, publish: await enqueueJob(ctx, job, session) };
  });
  await publish();
  return toPromotion(ctx, promotion, cipher);
}

type Making = { _id: string; input: AskPromotionInput; wanted: VersionRecord; lacking: Lacking; from: number | null; sealed: string };

function toRecord(ctx: Context, { _id, input, wanted, lacking, from, sealed }: Making): PromotionRecord {
  const { promptId, label, version } = input;
  return {
    ...{ _id, orgId: ctx.orgId, promptId, label, version, contentHash: wanted.contentHash, from },
    ...{ state: "open", openKey: openKeyOf({ promptId, label }), reason: sealed },
    ...{ requestedBy: userIdOf(ctx), at: new Date(ctx.clock.now()), authorId: wanted.createdBy, proof: lacking.proof },
    ...{ decidedBy: null, decidedAt: null, decisionReason: null },
  };
}
