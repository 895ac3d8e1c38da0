import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import { findOfOrganization } from "./find-of-organization.ts";
import type { QualityDeps } from "./get-quality-audit.ts";
import type { QualityAuditSummary } from "./quality.schema.ts";
import { toQualitySummary } from "./to-quality-audit.ts";

type Selection = { promptId: string; cursor?: string | undefined; limit: number };
type Page = { items: QualityAuditSummary[]; nextCursor: string | null };

/** Newest first, without what was said of the text. */
export async function listQualityAudits(ctx: Context<Omit<QualityDeps, "cipher">>, { promptId, cursor, limit }: Selection): Promise<Page> {
  assertPermission(ctx, "prompts.read");
  await findOfOrganization(ctx, promptId);
  const rows = await ctx.deps.promptQualityAudits.list(ctx.orgId, promptId, { after: readTimeCursor(cursor), limit });
  return { items: rows.map(toQualitySummary), nextCursor: nextTimeCursor(rows, limit) };
}
