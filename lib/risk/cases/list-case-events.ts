import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import type { CaseEventView } from "./case.schema.ts";
import { caseNotFound } from "./case-errors.ts";
import type { CaseDeps } from "./ports.ts";
import { toCaseEvent } from "./to-case.ts";

/** What happened to a case, newest first. */
export async function listCaseEvents(
  ctx: Context<CaseDeps>,
  { caseId, cursor, limit }: { caseId: string; cursor?: string | undefined; limit: number },
): Promise<{ items: CaseEventView[]; nextCursor: string | null }> {
  assertPermission(ctx, "risk.read");
  const { riskCases, riskCaseEvents } = ctx.deps;
  if (!(await riskCases.find(ctx.orgId, caseId))) throw caseNotFound(caseId);
  const records = await riskCaseEvents.list(ctx.orgId, caseId, { after: readTimeCursor(cursor), limit });
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  return { items: records.map((record) => toCaseEvent(record, cipher)), nextCursor: nextTimeCursor(records, limit) };
}
