import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { findEditable } from "../library/find-prompt.ts";
import type { RunDeps } from "../runs/ports.ts";
import { openVersion } from "../versions/open-version.ts";
import { askQualityModel, type ModelOpinion } from "./quality/ask-quality-model.ts";
import { mergeOpinions } from "./quality/merge-opinions.ts";
import type { AuditQualityInput, QualityAuditView } from "./quality.schema.ts";
import type { QualityAuditRecord } from "./quality-audit.store.ts";
import { sealQuality } from "./quality-seal.ts";
import { toQualityAudit } from "./to-quality-audit.ts";

type Asked = AuditQualityInput & { promptId: string; signal: AbortSignal };
const NOBODY: ModelOpinion = { model: null, problem: null, verdict: null };

/** The product's own checks always speak, and a model where one can be asked. What is said of the text is kept encrypted. */
export async function auditQuality(ctx: Context<RunDeps>, { promptId, version, judge, signal }: Asked): Promise<QualityAuditView> {
  assertPermission(ctx, "prompts.write");
  const prompt = await findEditable(ctx, promptId);
  const { record: opened, content } = await openVersion(ctx, prompt, { version: version ?? prompt.latest });
  const asked = judge === "model" ? await askQualityModel(ctx, content, signal) : NOBODY;
  const { issues, improved, scores, overall } = mergeOpinions(content, asked.verdict);
  const _id = createId("promptAudit");
  const said = { issues, improved };
  const record: QualityAuditRecord = {
    ...{ _id, orgId: ctx.orgId, promptId, version: opened.number, overall, scores, model: asked.model, modelProblem: asked.problem },
    sealed: sealQuality(await ctx.deps.cipher.forOrganization(ctx.orgId), _id, said),
    ...{ acceptedAs: null, userId: userIdOf(ctx), at: new Date(ctx.clock.now()) },
  };
  await ctx.deps.db.withTransaction(async (session) => {
    await ctx.deps.promptQualityAudits.insert(record, session);
    const entry = { action: "prompts.quality-audited", target: { type: "prompt", id: promptId } } as const;
    await ctx.deps.audit.append(toAuditRecord(ctx, { ...entry, after: { version: opened.number, overall } }), session);
  });
  return toQualityAudit(record, said);
}
