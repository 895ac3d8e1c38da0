import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { CaseEventView } from "./case.schema.ts";
import { caseNotFound } from "./case-errors.ts";
import type { CaseDeps } from "./ports.ts";
import { toCaseEvent } from "./to-case.ts";
import { toEvent } from "./to-event.ts";

/** Also to a closed case, and beside somebody else's decision: a note changes nothing but the timeline. */
export async function addNote(ctx: Context<CaseDeps>, { caseId, text }: { caseId: string; text: string }): Promise<CaseEventView> {
  assertPermission(ctx, "risk-cases.write");
  const { db, riskCases, riskCaseEvents, audit } = ctx.deps;
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const record = await db.withTransaction(async (session) => {
    const known = await riskCases.find(ctx.orgId, caseId, session);
    if (!known) throw caseNotFound(caseId);
    const event = toEvent(ctx, cipher, { type: "note", caseId, version: known.version, userId: userIdOf(ctx), text });
    await riskCaseEvents.append([event], session);
    await audit.append(toAuditRecord(ctx, { action: "risk.case-note-added", target: { type: "risk-case", id: caseId } }), session);
    return event;
  });
  return toCaseEvent(record, cipher);
}
