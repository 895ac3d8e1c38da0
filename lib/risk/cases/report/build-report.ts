import { userIdOf } from "../../../platform/assert-permission.ts";
import type { Context } from "../../../platform/context.ts";
import type { OrganizationCipher } from "../../../platform/crypto/cipher.ts";
import type { TimePosition } from "../../../platform/time-pages.ts";
import { formatAmount } from "../../money/parse-amount.ts";
import type { TransactionRecord } from "../../transactions/transaction-record.ts";
import type { CaseEventView, CaseTransactionView, CaseView } from "../case.schema.ts";
import type { CaseEventRecord, CaseRecord } from "../case-record.ts";
import type { CaseDeps } from "../ports.ts";
import { toCase, toCaseEvent, toCaseTransaction } from "../to-case.ts";
import type { CaseReport } from "./report.ts";

const PAGE = 200;
const EVENTS_MAX = 1_000;

export async function buildReport(ctx: Context<CaseDeps>, record: CaseRecord): Promise<CaseReport> {
  const { deps, orgId } = ctx;
  const cipher = await deps.cipher.forOrganization(orgId);
  const [found, transactions, organization] = await Promise.all([
    listEvents(ctx, record._id),
    deps.caseTransactions.listOfCase(orgId, record._id),
    deps.organizations.find(orgId),
  ]);
  const { amounts, version: _version, isGenerated, isOverdue: _isOverdue, ...facts } = toCase(record, cipher, ctx.clock.now());
  const timeline = found.events.map((event) => toCaseEvent(event, cipher)).toReversed();
  const generatedBy = userIdOf(ctx);
  return {
    ...{ format: "aegis-risk-case-report/1", generatedAt: new Date(ctx.clock.now()).toISOString(), generatedBy },
    organization: { id: orgId, name: organization?.name ?? "" },
    ...{ isGenerated, case: facts, timeline, isTimelineCut: found.isCut },
    amounts: amounts.map(({ amountMinor, exponent, currency }) => ({ amount: formatAmount(amountMinor, exponent), currency })),
    transactions: toReported(transactions, cipher),
    versions: versionsOf(transactions),
    people: await listPeople(ctx, [generatedBy, ...idsIn(facts, timeline)]),
  };
}

async function listEvents({ deps, orgId }: Context<CaseDeps>, caseId: string): Promise<{ events: CaseEventRecord[]; isCut: boolean }> {
  const events: CaseEventRecord[] = [];
  let after: TimePosition | null = null;
  for (;;) {
    const page: CaseEventRecord[] = await deps.riskCaseEvents.list(orgId, caseId, { after, limit: PAGE });
    events.push(...page);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return { events, isCut: false };
    if (events.length >= EVENTS_MAX) return { events, isCut: true };
    after = { at: last.at, id: last._id };
  }
}

function toReported(records: readonly TransactionRecord[], cipher: OrganizationCipher): CaseReport["transactions"] {
  return records
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a._id < b._id ? -1 : 1))
    .map((record) => toCaseTransaction(record, cipher))
    .map(({ exponent, ...rest }: CaseTransactionView) => ({ ...rest, amount: formatAmount(rest.amountMinor, exponent) }));
}

function versionsOf(records: readonly TransactionRecord[]): CaseReport["versions"] {
  const sorted = (names: readonly string[]) => [...new Set(names)].toSorted();
  return {
    rules: sorted(records.map(({ verdict }) => verdict.rulesVersion)),
    models: sorted(records.map(({ verdict }) => verdict.modelVersion)),
  };
}

function idsIn(facts: Pick<CaseView, "assignee" | "closedBy" | "release">, timeline: readonly CaseEventView[]): string[] {
  const all = [
    facts.assignee,
    facts.closedBy,
    facts.release?.requestedBy ?? null,
    ...timeline.flatMap(({ by, assignee }) => [by, assignee]),
  ];
  return all.filter((id) => id !== null);
}

/** Whoever is gone has no name any more; their id is what is left. */
async function listPeople({ deps }: Context<CaseDeps>, ids: readonly string[]): Promise<CaseReport["people"]> {
  const found = await deps.users.listNames([...new Set(ids)]);
  return found.map(({ _id, name }) => ({ id: _id, name })).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
