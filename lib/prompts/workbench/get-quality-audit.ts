import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import { AppError } from "../../platform/errors.ts";
import type { LibraryStores } from "../library/ports.ts";
import { findOfOrganization } from "./find-of-organization.ts";
import type { WorkbenchStores } from "./ports.ts";
import type { ByQualityAudit, QualityAuditView } from "./quality.schema.ts";
import { openQuality } from "./quality-seal.ts";
import { toQualityAudit } from "./to-quality-audit.ts";

export type QualityDeps = Pick<WorkbenchStores, "promptQualityAudits"> & LibraryStores & { cipher: Cipher };

/** For whoever of its organization may read the prompt. */
export async function getQualityAudit(ctx: Context<QualityDeps>, { promptId, qualityAuditId }: ByQualityAudit): Promise<QualityAuditView> {
  assertPermission(ctx, "prompts.read");
  await findOfOrganization(ctx, promptId);
  const record = await ctx.deps.promptQualityAudits.find(ctx.orgId, promptId, qualityAuditId);
  if (!record) throw new AppError("not_found", "prompts.quality_audit_not_found", `No quality audit ${qualityAuditId}.`);
  return toQualityAudit(record, openQuality(await ctx.deps.cipher.forOrganization(ctx.orgId), record));
}
