import type { Harness, Person } from "../../support/harness.ts";
import { insertModel } from "../../support/model-rows.ts";
import { insertRiskCase } from "../../support/risk-case-rows.ts";
import { insertDemoRun } from "../../support/risk-demo-rows.ts";
import { insertRiskTransaction } from "../../support/risk-transaction-rows.ts";

type Make = (harness: Harness, by: Person) => Promise<string>;

/** Records of the risk guardian that a walk over the routes needs. */
export const RISK_RECORDS = {
  caseId: async (harness, by) => (await insertRiskCase(harness, by.orgId)).caseId,
  afterCaseId: async (harness, by) => (await insertRiskCase(harness, by.orgId)).caseId,
  transactionId: async (harness, by) => (await insertRiskTransaction(harness, by.orgId))._id,
  demoRunId: (harness, by) => insertDemoRun(harness, by),
  modelId: async (harness, by) => (await insertModel(harness, by))._id,
} as const satisfies Readonly<Record<string, Make>>;
