import type { Document } from "mongodb";
import type { CaseView } from "../../../lib/risk/cases/case.schema.ts";
import { placeOf } from "../../../lib/risk/cases/case-facts.ts";
import type { CaseRecord } from "../../../lib/risk/cases/case-record.ts";
import { sweepDueCases } from "../../../lib/risk/cases/sweep-due-cases.ts";
import { placeOfCase } from "../../../lib/risk/cases/to-case.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import type { Harness, Person } from "../../support/harness.ts";
import { insertRiskCase, openRiskCases } from "../../support/risk-case-rows.ts";
import { insertRiskTransaction } from "../../support/risk-transaction-rows.ts";
import type { SeededText } from "./seed-turns.ts";
import { seededId, type Tenancy } from "./tenancy.ts";

type CaseStores = Pick<AppDeps, "riskCases" | "riskCaseEvents" | "caseTransactions">;

export function riskCaseStores({ riskCases, riskCaseEvents, caseTransactions }: CaseStores) {
  return { createRiskCaseStore: riskCases, createRiskCaseEventStore: riskCaseEvents, createCaseTransactionStore: caseTransactions };
}

type Case = { id: string; version: number };

/** Every question cases are ever asked: queues of every kind, a case worked by two people, and what a dying process left. */
export async function askRiskCases(harness: Harness, as: Person): Promise<void> {
  const analyst = await harness.addPerson(as, "ANALYST");
  const ask = async (path: string, body?: object, by = as): Promise<Response> => {
    const response = await harness.call(body ? "POST" : "GET", `/api/risk/cases${path}`, { as: by, ...(body && { body }) });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response;
  };
  const { caseId, transaction } = await insertRiskCase(harness, as.orgId, { from: "plans", standing: "flagged" });
  const joining = await insertRiskTransaction(harness, as.orgId, { payerKey: transaction.payerKey, standing: "flagged" });
  await openRiskCases(harness, as.orgId, [joining]);
  for (const filter of [
    "",
    "&level=high",
    "&assignee=nobody",
    "&assignee=me&state=open",
    "&state=closed",
    "&overdue=true",
    "&overdue=true&assignee=nobody",
  ]) {
    const { nextCursor }: { nextCursor: string | null } = await (await ask(`?limit=5${filter}`)).json();
    if (nextCursor !== null) await (await ask(`?limit=5${filter}&cursor=${nextCursor}`)).text();
  }
  for (const path of ["/counts", "/next", `/next?afterCaseId=${caseId}`, `/${caseId}/similar`, `/${caseId}/events?limit=1`])
    await ask(path);
  let at: Case = await (await ask(`/${caseId}`)).json();
  const decide = async (path: string, body: object, by = as) => {
    at = await (await ask(`/${caseId}/${path}`, { version: at.version, reason: "Plans", ...body }, by)).json();
  };
  await (await ask(`/${caseId}/assign`, { version: at.version, assignee: "me" })).json().then((changed: CaseView) => (at = changed));
  await decide("quarantine", {});
  await decide("release", {}, analyst);
  await decide("release/approve", {});
  await ask(`/${caseId}/notes`, { text: "Plans" });
  const evidence = await fetch(`${harness.url}/api/risk/cases/${caseId}/evidence?name=plans.txt`, {
    ...{ method: "POST", body: "plans" },
    headers: { authorization: `Bearer ${as.token}`, "content-type": "application/octet-stream" },
  });
  const { id }: { id: string } = await evidence.json();
  await (await ask(`/${caseId}/evidence/${id}`)).arrayBuffer();
  await (await ask(`/${caseId}/report`)).text();
  await decide("close", { outcome: "legitimate" });
  await decide("reopen", {});
  await ask("/close", { cases: [{ id: caseId, version: at.version }], outcome: "fraud", reason: "Plans" });
  const deps = { ...harness.runtime.deps, clock: { now: () => Date.now() + 3_600_000 } };
  await sweepDueCases(deps, (orgId) => createSystemContext(harness.runtime, { job: "plans", orgId }), 10);
}

type Past = { tenancy: Tenancy; text: SeededText; at(index: number): Date };
const HOUR_MS = 3_600_000;
const OUTCOMES = ["fraud", "legitimate", "inconclusive"] as const;

/** Nine of ten are closed, as in any office; of the open ones some are overdue. */
export function riskCasePast({ tenancy, text, at }: Past): Record<string, (index: number) => Document> {
  return {
    risk_cases: (index): CaseRecord => {
      const { orgId, userId } = tenancy.of(index);
      const [_id, openedAt] = [seededId("rcs", index), at(index)];
      const state = index % 20 === 0 ? "in_review" : index % 20 === 2 ? "open" : "closed";
      const level = (["medium", "high", "critical"] as const)[index % 3] ?? "medium";
      const dueAt = new Date(openedAt.getTime() + (index % 7) * 10 * HOUR_MS);
      const facts = {
        ...{
          level,
          score: 0.7,
          priority: 1 + (index % 4),
          transactionCount: 1,
          heldCount: 0,
          atRisk: index,
          amounts: [],
          codes: ["drain"],
        },
        ...{ payeeKeys: [`payee ${index % 5_000}`], firstAt: openedAt, lastAt: openedAt },
      };
      return {
        ...{ _id, orgId, state, version: 1, payerKey: `payer ${index}`, facts, openedAt, dueAt, ...placeOf({ _id, state, facts, dueAt }) },
        payer: text !== null && orgId === tenancy.big.orgId ? text.encrypt(placeOfCase(_id, "payer"), "A payer") : "v1",
        assigneeId: state === "open" ? null : userId,
        ...{ release: null, demoRunId: null, evidenceCount: 0 },
        ...(state === "closed"
          ? { outcome: OUTCOMES[index % 3] ?? "fraud", closedAt: openedAt, closedBy: userId }
          : { joinKey: `payer ${index}`, outcome: null, closedAt: null, closedBy: null }),
      };
    },
    risk_case_events: (index) => {
      const { orgId, userId } = tenancy.of(index);
      const what = { type: "closed", version: 2, text: null, assigneeId: null, outcome: "fraud", transactionCount: 1, file: null };
      return { _id: seededId("rce", index), orgId, caseId: seededId("rcs", index), at: at(index), userId, ...what };
    },
  };
}
