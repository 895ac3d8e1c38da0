import type { Document } from "mongodb";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { demoRunRow } from "../../support/risk-demo-rows.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

export function riskDemoStores({ demoRuns }: Pick<AppDeps, "demoRuns">) {
  return { createDemoRunStore: demoRuns };
}

/** Every question demo runs are ever asked, and what taking one away asks of other stores. */
export async function askRiskDemo(deps: AppDeps, { orgId }: Owner): Promise<void> {
  const { db, demoRuns, riskTransactions, riskProfiles, riskCases, riskCaseEvents } = deps;
  const at = new Date();
  const none = { approve: 0, monitor: 0, review: 0, hold: 0, block: 0 };
  const tally = { honest: 0, honestStopped: 0, fraud: 0, fraudStopped: 0 };
  const run = demoRunRow(orgId, { _id: "rdr_plans", state: "preparing", isOpen: true, finishedAt: null });
  await db.withTransaction((session) => demoRuns.insert(run, session));
  await demoRuns.find(orgId, run._id);
  for (const after of [null, { at, id: run._id }]) await demoRuns.list(orgId, { after, limit: 20 });
  await demoRuns.startLive(run, at);
  await demoRuns.advance(run, { from: 0, to: 1, decisions: none, tally });
  await demoRuns.finish(run, { state: "finished", reason: null, finishedAt: at });
  await db.withTransaction(async (session) => {
    await demoRuns.requestStop(run, at, session);
    await demoRuns.startRemoval(run, session);
  });
  for (const since of [{}, { since: at }]) await riskTransactions.listOfSource(orgId, run._id, { limit: 500, ...since });
  await riskTransactions.deleteAll(orgId, ["rtx_none"]);
  await riskProfiles.deleteAll(orgId, ["none"]);
  await riskCases.listOfDemoRun(orgId, run._id, 500);
  await riskCases.deleteAll(orgId, ["rcs_none"]);
  await riskCaseEvents.deleteOfCases(orgId, ["rcs_none"]);
  await demoRuns.delete(run);
}

type Past = { tenancy: Tenancy; at(index: number): Date };

export function riskDemoPast({ tenancy, at }: Past): Record<string, (index: number) => Document> {
  const row = demoRunRow("");
  return {
    risk_demo_runs: (index) => {
      const { orgId, userId } = tenancy.of(index);
      return { ...row, _id: seededId("rdr", index), orgId, createdBy: userId, at: at(index), finishedAt: at(index) };
    },
  };
}
