import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { findEditable } from "../library/find-prompt.ts";
import type { LibraryDeps } from "../library/ports.ts";
import { saveVersion } from "../versions/save-version.ts";
import { getQualityAudit } from "./get-quality-audit.ts";
import type { WorkbenchStores } from "./ports.ts";
import type { ByQualityAudit, QualityAuditView } from "./quality.schema.ts";

type Deps = LibraryDeps & Pick<WorkbenchStores, "promptQualityAudits">;

/** The improved text becomes the newest version: a draft, since no label points to it. Refused once anything was saved after the audit. */
export async function acceptQuality(
  ctx: Context<Deps>,
  { message, ...target }: ByQualityAudit & { message?: string | undefined },
): Promise<QualityAuditView> {
  assertPermission(ctx, "prompts.write");
  const prompt = await findEditable(ctx, target.promptId);
  const audit = await getQualityAudit(ctx, target);
  if (audit.acceptedAs !== null) throw settled(`This audit was accepted before, as version ${audit.acceptedAs}.`);
  if (!audit.improved) throw settled("This audit has nothing better to offer.");
  const saved = await saveVersion(ctx, prompt, {
    content: audit.improved.content,
    message: message ?? `Improved by a quality audit of version ${audit.version}`,
    basedOn: audit.version,
    source: "proposed",
  });
  await ctx.deps.promptQualityAudits.accept(ctx.orgId, audit.id, saved.number);
  return { ...audit, acceptedAs: saved.number };
}

function settled(detail: string): AppError {
  return new AppError("conflict", "prompts.quality_audit_settled", detail);
}
