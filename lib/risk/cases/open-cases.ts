// Cases of what has been judged. A payer's transactions of one day are one case, so that a burst is looked at once. Everything happens in
// one database transaction for each payer, and only to transactions that still have no case: doing it again changes nothing.

import type { Context } from "../../platform/context.ts";
import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { openTransaction } from "../transactions/open-transaction.ts";
import type { TransactionRecord } from "../transactions/transaction-record.ts";
import { factsOf, placeOf, SLA_MS } from "./case-facts.ts";
import { move } from "./case-machine.ts";
import type { CaseRecord } from "./case-record.ts";
import type { OpenCaseDeps, Session } from "./ports.ts";
import { placeOfCase } from "./to-case.ts";
import { type EventInput, toEvent } from "./to-event.ts";

const DAY_MS = 24 * 3_600_000;
/** A case is closed with all its transactions in one database transaction. */
export const CASE_TRANSACTIONS_MAX = 100;
/** Two processes may open a payer's first case at once; one of them then finds it. */
const ATTEMPTS = 3;

/** What is not due, or has a case, is passed over. What could not be done stays due, for the sweep. */
export async function openCases(
  ctx: Context<OpenCaseDeps>,
  records: readonly Pick<TransactionRecord, "_id" | "payerKey" | "isCaseDue">[],
): Promise<void> {
  const due = records.filter(({ isCaseDue }) => isCaseDue);
  for (const payerKey of new Set(due.map((record) => record.payerKey)))
    await openCasesOfPayer(
      ctx,
      payerKey,
      due.filter((record) => record.payerKey === payerKey).map(({ _id }) => _id),
    );
}

async function openCasesOfPayer(ctx: Context<OpenCaseDeps>, payerKey: string, ids: readonly string[]): Promise<void> {
  const { db, metrics } = ctx.deps;
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  let opened = 0;
  const write = () =>
    db.withTransaction(async (session) => {
      opened = await assign({ ctx, cipher, session, payerKey }, ids);
    });
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (!(await db.isInserted(write()))) continue;
    if (opened > 0) metrics.counter("aeges_cases_total", { event: "opened" })(opened);
    return;
  }
}

type Work = { ctx: Context<OpenCaseDeps>; cipher: OrganizationCipher; session: Session; payerKey: string };
type Group = { known: CaseRecord | null; all: TransactionRecord[]; added: TransactionRecord[] };

/** How many cases were opened for it. */
async function assign(work: Work, ids: readonly string[]): Promise<number> {
  const { ctx, session, payerKey } = work;
  const { caseTransactions, riskCases } = ctx.deps;
  const due = (await caseTransactions.listDueOf(ctx.orgId, ids, session)).toSorted((a, b) => a.at.getTime() - b.at.getTime());
  if (due.length === 0) return 0;
  const known = await riskCases.findJoinable(ctx.orgId, payerKey, session);
  const first: Group[] = known ? [{ known, all: await caseTransactions.listOfCase(ctx.orgId, known._id, session), added: [] }] : [];
  const groups = due.reduce<Group[]>(place, first);
  const latest = groups.toSorted((a, b) => lastOf(b.all) - lastOf(a.all))[0];
  for (const group of groups) {
    if (group.added.length === 0) continue;
    if (group.known) await join(work, group.known, group);
    else await open(work, group, { takesMore: group === latest, instead: known });
  }
  return groups.filter(({ known: before }) => before === null).length;
}

/** Into the newest group that has the same day, or the beginning of another. */
function place(groups: Group[], record: TransactionRecord): Group[] {
  const taker = groups.findLast(({ all }) => canTake(all, record));
  if (!taker) return [...groups, { known: null, all: [record], added: [record] }];
  taker.all.push(record);
  taker.added.push(record);
  return groups;
}

const lastOf = (all: readonly TransactionRecord[]): number => Math.max(...all.map(({ at }) => at.getTime()));

function canTake(all: readonly TransactionRecord[], { at, source }: TransactionRecord): boolean {
  const times = [at, ...all.map((each) => each.at)].map((time) => time.getTime());
  const isOneRun = all.every((each) => demoRunOf(each) === demoRunOf({ source }));
  return isOneRun && all.length < CASE_TRANSACTIONS_MAX && Math.max(...times) - Math.min(...times) <= DAY_MS;
}

function demoRunOf({ source }: Pick<TransactionRecord, "source">): string | null {
  return source.type === "demo" ? source.id : null;
}

async function join(work: Work, known: CaseRecord, { all, added }: Group): Promise<void> {
  const { ctx, session } = work;
  const step = move(known, { type: "join" }, { userId: null, now: new Date(ctx.clock.now()) });
  if (step.type === "refused") throw new Error("A closed case takes no transactions.");
  const facts = factsOf(all);
  const dueAt = new Date(Math.min(known.dueAt.getTime(), ctx.clock.now() + SLA_MS[facts.level]));
  const change = { ...step.to, facts, dueAt };
  if (!(await ctx.deps.riskCases.change(ctx.orgId, known._id, known.version, { ...change, ...placeOf({ ...known, ...change }) }, session)))
    throw new Error("The case changed within its own transaction.");
  await take(work, known._id, known.version + 1, added, [
    { type: "joined" },
    ...(known.release ? [{ type: "release_voided" as const }] : []),
  ]);
}

async function open(work: Work, { all }: Group, { takesMore, instead }: { takesMore: boolean; instead: CaseRecord | null }): Promise<void> {
  const { ctx, cipher, session, payerKey } = work;
  const [first] = all;
  if (!first) return;
  const _id = caseIdOf(first);
  const facts = factsOf(all);
  const now = ctx.clock.now();
  const dueAt = new Date(now + SLA_MS[facts.level]);
  if (takesMore && instead) await ctx.deps.riskCases.stopJoining(ctx.orgId, instead._id, session);
  const record: CaseRecord = {
    ...{ _id, orgId: ctx.orgId, state: "open", version: 1, payerKey, facts, assigneeId: null, openedAt: new Date(now), dueAt },
    payer: cipher.encrypt(placeOfCase(_id, "payer"), openTransaction(cipher, first).from),
    ...placeOf({ _id, state: "open", facts, dueAt }),
    ...(takesMore && { joinKey: payerKey }),
    ...{ release: null, outcome: null, closedAt: null, closedBy: null, demoRunId: demoRunOf(first), evidenceCount: 0 },
  };
  await ctx.deps.riskCases.insert(record, session);
  await take(work, _id, 1, all, [{ type: "opened" }]);
}

async function take(
  { ctx, cipher, session }: Work,
  caseId: string,
  version: number,
  added: readonly TransactionRecord[],
  events: readonly Pick<EventInput, "type">[],
): Promise<void> {
  await ctx.deps.caseTransactions.putInCase(
    ctx.orgId,
    added.map(({ _id }) => _id),
    caseId,
    session,
  );
  const toRecord = ({ type }: Pick<EventInput, "type">) =>
    toEvent(ctx, cipher, { type, caseId, version, userId: null, transactionCount: added.length });
  await ctx.deps.riskCaseEvents.append(events.map(toRecord), session);
}

/** Derived, so that no transaction ever has two. */
function caseIdOf({ _id }: TransactionRecord): string {
  return _id.replace(/^rtx_/, "rcs_");
}
