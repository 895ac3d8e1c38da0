import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { AppError } from "../../platform/errors.ts";
import { hasExpired } from "../cases/case-machine.ts";
import type { CaseEventRecord, CaseRecord } from "../cases/case-record.ts";
import { openTransaction } from "../transactions/open-transaction.ts";
import type { TransactionRecord } from "../transactions/transaction-record.ts";
import type { DemoRunRecord } from "./demo-run.store.ts";
import { loadDemoRun } from "./get-demo-run.ts";
import type { Incident, IncidentCase, IncidentPayment } from "./incident.schema.ts";
import { containmentOf, incidentStages } from "./incident-stages.ts";
import { planDemoRun } from "./plan-demo-run.ts";
import type { DemoIncidentDeps } from "./ports.ts";
import { toDemoRun } from "./to-demo-run.ts";

const PAYMENTS_MAX = 20;
const EVENTS_MAX = 100;
const REASONS_MAX = 2;

/** An incident as its own records tell it: what was paid, what the engine said, which cases it became and what people did with them. */
export async function getIncident(ctx: Context<DemoIncidentDeps>, demoRunId: string): Promise<Incident> {
  assertPermission(ctx, "risk.read");
  const run = await loadDemoRun(ctx, demoRunId);
  if (run.kind !== "incident") throw new AppError("not_found", "risk.demo_run_not_found", "This run plays a town; it has no incident.");
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const records = run.liveFrom
    ? await ctx.deps.riskTransactions.listOfSource(ctx.orgId, run._id, { limit: PAYMENTS_MAX, since: run.liveFrom })
    : [];
  const acts = actsOf(run);
  const payments = records.map((record) => toPayment(record, { cipher, acts }));
  const cases = await Promise.all(
    [...new Set(payments.flatMap(({ caseId }) => caseId ?? []))].map((caseId) => readCase(ctx, caseId, payments)),
  );
  const told = { payments, cases: cases.flatMap((each) => each ?? []) };
  return { run: toDemoRun(run), ...told, stages: incidentStages(told), containment: containmentOf(payments) };
}

type Act = IncidentPayment["act"];

/** No two payments of the script are made in the same moment. */
function actsOf(run: DemoRunRecord): ReadonlyMap<number, Act> {
  return new Map(
    planDemoRun({ ...run, payments: run.liveTotal }).live.map(({ at, episode }) => [at, episode === null ? "honest" : "takeover"]),
  );
}

function toPayment(
  record: TransactionRecord,
  { cipher, acts }: { cipher: OrganizationCipher; acts: ReadonlyMap<number, Act> },
): IncidentPayment {
  const { _id, at, receivedAt, amountMinor, currency, exponent, verdict, standing, caseId } = record;
  const { from, to } = openTransaction(cipher, record);
  return {
    ...{ transactionId: _id, act: acts.get(at.getTime()) ?? "honest", receivedAt: receivedAt.toISOString(), from, to },
    ...{ amountMinor, currency, exponent, score: verdict.score, decision: verdict.decision, standing, caseId },
    reasons: verdict.reasons.slice(0, REASONS_MAX).map(({ text }) => text),
    judgedInMicros: verdict.latency.total,
  };
}

async function readCase(
  ctx: Context<DemoIncidentDeps>,
  caseId: string,
  payments: readonly IncidentPayment[],
): Promise<IncidentCase | null> {
  const record = await ctx.deps.riskCases.find(ctx.orgId, caseId);
  if (!record) return null;
  const events = await ctx.deps.riskCaseEvents.list(ctx.orgId, caseId, { after: null, limit: EVENTS_MAX });
  const act = payments.find((payment) => payment.caseId === caseId)?.act ?? "honest";
  return toIncidentCase(record, events, { act, now: new Date(ctx.clock.now()) });
}

function toIncidentCase(record: CaseRecord, events: readonly CaseEventRecord[], { act, now }: { act: Act; now: Date }): IncidentCase {
  const { _id: caseId, state, version, facts, openedAt, assigneeId, release, outcome, closedAt } = record;
  // Newest first, so the last one found is when it happened first.
  const firstOf = (type: CaseEventRecord["type"]) => events.findLast((event) => event.type === type)?.at.toISOString() ?? null;
  return {
    ...{ caseId, act, state, version, level: facts.level, heldCount: facts.heldCount, assignee: assigneeId, outcome },
    ...{ openedAt: openedAt.toISOString(), takenAt: firstOf("assigned"), releasedAt: firstOf("release_approved") },
    release: release && {
      requestedBy: release.requestedBy,
      requestedAt: release.requestedAt.toISOString(),
      expiresAt: release.expiresAt.toISOString(),
      isExpired: hasExpired(release, now),
    },
    closedAt: closedAt?.toISOString() ?? null,
  };
}
