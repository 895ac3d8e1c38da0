import type { Document } from "mongodb";
import type { DrillCaseRecord, ScenarioRecord, SuiteRecord } from "../../../lib/failsafe/drills/drill-record.ts";
import { createId } from "../../../lib/platform/ids.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

export function failsafeDrillStores({ drills, drillCases }: Pick<AppDeps, "drills" | "drillCases">) {
  return { createDrillStore: drills, createDrillCaseStore: drillCases };
}

/** Every question drills are ever asked, and who is looked for to begin them. */
export async function askFailsafeDrills(deps: AppDeps, { orgId, userId }: Owner): Promise<void> {
  const { db, drills, drillCases, failsafeSettingsStore } = deps;
  const [_id, at] = [createId("safetyDrill"), new Date()];
  const suite: SuiteRecord = { ...toSuite({ _id, orgId, userId, at }), model: "plans", isOpen: true, state: "queued", slot: "plans" };
  const rehearsal = toScenario({ _id: createId("safetyDrill"), orgId, userId, at });
  const row = toCase({ _id, orgId, at });
  const tally = { done: 1, cells: [], scores: [], costMicros: 0 };
  await db.withTransaction(async (session) => {
    await drills.insert(suite, session);
    await drills.insert(rehearsal, session);
    await drills.finishScenario(rehearsal, { state: "done" }, session);
  });
  await drills.find(orgId, _id);
  await drills.hasSlot(orgId, "plans");
  for (const after of [null, { at, id: _id }]) {
    await drills.list(orgId, { after, limit: 5 });
    await drills.listOfModel(orgId, "plans", { after, limit: 5 });
  }
  await drillCases.start(row);
  await drillCases.listTallied(orgId, _id, 10);
  for (const after of [null, 0]) await drillCases.list(orgId, _id, { after, limit: 5 });
  const { outcome, why, sealed, safetyScore, isCaught, latencyMs, costMicros } = row;
  await drillCases.finish(row, { outcome, why, sealed, safetyScore, isCaught, latencyMs, costMicros });
  await drillCases.giveUpPending(orgId, _id, "interrupted");
  await drills.report(suite, { state: "running" });
  await db.withTransaction((session) =>
    drills.finish(suite, { ...tally, state: "done", reason: null, tripId: null, finishedAt: at }, session),
  );
  for (const after of ["", orgId]) await failsafeSettingsStore.listEverScheduled({ after, limit: 5 });
}

type Past = { tenancy: Tenancy; at(index: number): Date };

/** A model is attacked again and again; a few drills of it are rehearsals. */
export function failsafeDrillPast({ tenancy, at }: Past): Record<string, (index: number) => Document> {
  return {
    failsafe_drills: (index): Document => {
      const { orgId, userId } = tenancy.of(index);
      const of = { _id: seededId("sdr", index), orgId, userId, at: at(index) };
      return index % 10 === 0 ? toScenario(of) : { ...toSuite(of), model: `model ${index % 7}`, slot: `slot ${index}` };
    },
    failsafe_drill_cases: (index): DrillCaseRecord => {
      const { orgId } = tenancy.of(index);
      const row = toCase({ _id: seededId("sdr", index), orgId, at: at(index) });
      return { ...row, outcome: "refused" };
    },
  };
}

type Of = { _id: string; orgId: string; userId: string; at: Date };

function baseOf({ _id, orgId, userId, at }: Of) {
  return { _id, orgId, at, trigger: "person", startedBy: userId, startedAt: at, finishedAt: at, reason: null, tripId: null } as const;
}

function toSuite(of: Of): SuiteRecord {
  return {
    ...{ ...baseOf(of), type: "suite", state: "done", model: "demo", isOpen: false, kinds: ["injection"], levels: ["basic"] },
    ...{ paths: ["alone"], nonce: "nonce", total: 11, done: 11, cells: [], scores: [], answeredBy: null, isDemo: null, costMicros: 0 },
    ...{ casesVersion: "1", checksVersion: "1" },
  };
}

function toScenario(of: Of): ScenarioRecord {
  return {
    ...{ ...baseOf(of), type: "scenario", state: "running", scenario: "leak", isRun: true, detected: true, blocked: true },
    ...{ containedMs: 1, steps: [], subject: null },
  };
}

function toCase({ _id, orgId, at }: Omit<Of, "userId">): DrillCaseRecord {
  return {
    ...{ _id: `${_id}:alone:inj-b-01`, orgId, drillId: _id, place: 0, path: "alone", kind: "injection", level: "basic" },
    ...{ caseId: "inj-b-01", outcome: "pending", why: null, sealed: "", safetyScore: null, isCaught: false, latencyMs: null },
    ...{ costMicros: 0, askedAt: at },
  };
}
