import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import type { AuditSummary, ListAuditsInput } from "./audit.schema.ts";
import type { AuditStores } from "./ports.ts";
import { toAuditSummary } from "./to-audit-view.ts";

type Page = { items: AuditSummary[]; nextCursor: string | null };

/** Newest first. */
export async function listAudits(
  ctx: Context<Pick<AuditStores, "safetyAudits">>,
  { cursor, limit, passed, ...chosen }: ListAuditsInput,
): Promise<Page> {
  assertPermission(ctx, "failsafe.read");
  const selection = { ...chosen, passed: passed === undefined ? undefined : passed === "true" };
  const rows = await ctx.deps.safetyAudits.list(ctx.orgId, selection, { after: readTimeCursor(cursor), limit });
  return { items: rows.map(toAuditSummary), nextCursor: nextTimeCursor(rows, limit) };
}
