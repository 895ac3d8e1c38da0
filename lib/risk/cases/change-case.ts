// Every decision about a case goes this way: the case as the person saw it, the rules, the transactions' money and labels, the timeline and
// the audit record, all in one database transaction.

import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { TransactionRecord } from "../transactions/transaction-record.ts";
import type { CaseView } from "./case.schema.ts";
import { caseChanged, caseNotFound, refuse } from "./case-errors.ts";
import { factsOf, placeOf } from "./case-facts.ts";
import { type CaseCommand, move } from "./case-machine.ts";
import type { CaseRecord } from "./case-record.ts";
import type { CaseDeps, Session } from "./ports.ts";
import { toCase } from "./to-case.ts";
import { type EventInput, toEvent } from "./to-event.ts";

export type CaseTarget = { caseId: string; version: number };
type Told = Pick<EventInput, "type" | "text" | "assigneeId" | "outcome" | "transactionCount">;

export type CaseChange = {
  toCommand(known: CaseRecord, transactions: readonly TransactionRecord[]): CaseCommand;
  /** Of the transactions, once the rules have agreed. */
  act?(session: Session, known: CaseRecord): Promise<void>;
  toEvent(known: CaseRecord, transactions: readonly TransactionRecord[]): Told;
  /** `module.noun-verb` */
  action: string;
  dueAt?: Date;
};

export async function changeCase(ctx: Context<CaseDeps>, target: CaseTarget, change: CaseChange): Promise<CaseView> {
  assertPermission(ctx, "risk-cases.write");
  const { db } = ctx.deps;
  const changed = await db.withTransaction((session) => changeWithin(ctx, session, target, change));
  return toCase(changed, await ctx.deps.cipher.forOrganization(ctx.orgId), ctx.clock.now());
}

async function changeWithin(
  ctx: Context<CaseDeps>,
  session: Session,
  { caseId, version }: CaseTarget,
  change: CaseChange,
): Promise<CaseRecord> {
  const { orgId, deps } = ctx;
  const { riskCases, riskCaseEvents, caseTransactions, audit } = deps;
  const known = await riskCases.find(orgId, caseId, session);
  if (!known) throw caseNotFound(caseId);
  if (known.version !== version) throw caseChanged();
  const before = await caseTransactions.listOfCase(orgId, caseId, session);
  const userId = userIdOf(ctx);
  const step = move(known, change.toCommand(known, before), { userId, now: new Date(ctx.clock.now()) });
  if (step.type === "refused") throw refuse(step.code);
  await change.act?.(session, known);
  const facts = change.act ? factsOf(await caseTransactions.listOfCase(orgId, caseId, session)) : known.facts;
  const fields = { ...step.to, facts, dueAt: change.dueAt ?? known.dueAt };
  const next = { ...known, ...fields, ...placeOf({ ...known, ...fields }), version: version + 1 };
  if (!(await riskCases.change(orgId, caseId, version, { ...fields, ...placeOf(next) }, session))) throw caseChanged();
  if (next.state === "closed") await riskCases.stopJoining(orgId, caseId, session);
  const event = { ...change.toEvent(known, before), caseId, version: next.version, userId };
  await riskCaseEvents.append([toEvent(ctx, await deps.cipher.forOrganization(orgId), event)], session);
  await audit.append(toAuditOf(ctx, change.action, known, next), session);
  return next;
}

/** States and ids; no name, amount or text. */
function toAuditOf(ctx: Context, action: string, known: CaseRecord, next: CaseRecord) {
  const said = ({ state, assigneeId, outcome, version, facts }: CaseRecord) => ({
    ...{ state, assigneeId, outcome, version, heldCount: facts.heldCount, transactionCount: facts.transactionCount },
  });
  return toAuditRecord(ctx, {
    action,
    target: { type: "risk-case", id: known._id },
    severity: "notice",
    before: said(known),
    after: said(next),
  });
}
