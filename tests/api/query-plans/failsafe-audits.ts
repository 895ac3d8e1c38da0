import type { Document } from "mongodb";
import type { SafetyAuditRecord } from "../../../lib/failsafe/audits/audit-record.ts";
import type { ModelCountRecord } from "../../../lib/failsafe/audits/model-count.store.ts";
import { toTrailEntry } from "../../../lib/failsafe/audits/to-trail-entry.ts";
import { CATEGORIES } from "../../../lib/failsafe/schema.ts";
import type { Context } from "../../../lib/platform/context.ts";
import { createId } from "../../../lib/platform/ids.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

export function failsafeAuditStores({ safetyAudits, modelCounts }: Pick<AppDeps, "safetyAudits" | "modelCounts">) {
  return { createSafetyAuditStore: safetyAudits, createModelCountStore: modelCounts };
}

const MODEL = "plans/model";

/** Every question audits and the registry are ever asked. */
export async function askFailsafeAudits(deps: AppDeps, { orgId, userId }: Owner): Promise<void> {
  const { db, safetyAudits, modelCounts, turns, audit } = deps;
  const system = contextOf(deps, orgId);
  const [_id, at] = [createId("safetyAudit"), new Date()];
  const record: SafetyAuditRecord = { ...toAudit({ _id, orgId, userId, at }), runKey: "trn_plans", isTripDue: true };
  await db.withTransaction(async (session) => {
    await safetyAudits.insertAll([record], session);
    await audit.appendAll([toTrailEntry(system, record)], session);
    await safetyAudits.find(orgId, _id, session);
    await safetyAudits.settleJudges(orgId, _id, { passed: false }, session);
  });
  await safetyAudits.find(orgId, _id);
  await safetyAudits.findByRun(orgId, "trn_plans");
  await safetyAudits.listTripDue(new Date(at.getTime() + 1), 20);
  await safetyAudits.settleTrip(orgId, _id, { failSafe: { triggered: false, leaseId: null }, tripId: null });
  for (const selection of [{}, { passed: false }, { model: MODEL }, { source: "gateway" }, { category: "harm" }] as const) {
    const [last] = await safetyAudits.list(orgId, selection, { after: null, limit: 5 });
    await safetyAudits.list(orgId, selection, { after: { at: last?.at ?? at, id: last?._id ?? _id }, limit: 5 });
  }
  for (const span of ["day", "minute"] as const) await modelCounts.addAudit(orgId, { span, model: MODEL, at, auditId: _id, passed: false });
  await modelCounts.moveAudit(orgId, { span: "day", model: MODEL, at, auditId: _id, passed: true });
  await modelCounts.addCost(orgId, { model: MODEL, at }, 1);
  await modelCounts.sumMinutes(orgId, MODEL, new Date(at.getTime() - 3_600_000));
  for (const afterModel of [null, MODEL]) await modelCounts.listDays(orgId, { afterModel, models: 2 });
  await turns.findOfOrganization(orgId, "trn_plans");
}

function contextOf(deps: AppDeps, orgId: string): Context {
  const actor = { type: "system", job: "query-plans" } as const;
  const nobody = { role: null, permissions: new Set<never>(), requestId: "req_plans", ip: "", userAgent: "" };
  return { actor, orgId, ...nobody, clock: deps.clock, log: deps.log, deps };
}

type Past = { tenancy: Tenancy; at(index: number): Date };

/** Most have passed, and all of them are decided. */
export function failsafeAuditPast({ tenancy, at }: Past): Record<string, (index: number) => Document> {
  return {
    failsafe_audits: (index) => {
      const { orgId, userId } = tenancy.of(index);
      const audit = toAudit({ _id: seededId("sau", index), orgId, userId, at: at(index) });
      const category = CATEGORIES[index % CATEGORIES.length];
      const source = index % 3 === 0 ? "gateway" : "chat";
      const runKey = seededId("cal", index);
      const told = { ...audit, source, model: `plans/${index % 40}`, runId: runKey, runKey } as const;
      return index % 10 === 0 && category ? { ...told, passed: false, failedIn: [category] } : told;
    },
    failsafe_model_counts: (index): ModelCountRecord => {
      const { orgId } = tenancy.of(index);
      const from = new Date(Math.floor(at(index).getTime() / 60_000) * 60_000);
      const span = index % 2 === 0 ? "day" : "minute";
      return {
        ...{ _id: seededId("smc", index), orgId, span, model: `plans/${index % 400}`, from, audits: 3, failed: 1, lastAt: at(index) },
        ...{ lastFailure: null, costMicros: 0, expiresAt: new Date(Date.now() + 86_400_000) },
      };
    },
  };
}

type Of = { orgId: string; userId: string; at: Date };

function toAudit({ _id, orgId, userId, at }: Of & { _id: string }): SafetyAuditRecord {
  const scores = { injection: 1, jailbreak: 1, harm: 1, bias: 1, leak: 1, pii: 1, ungrounded: null };
  const by = { injection: "embedded", jailbreak: null, harm: null, bias: null, leak: null, pii: null, ungrounded: null };
  return {
    ...{ _id, orgId, at, source: "submitted", model: MODEL, runId: null, userId, keyId: null, sessionId: null, asTrip: false },
    ...{ passed: true, safetyScore: 1, threshold: 0.95, scores, scoredBy: by, failedIn: [], findingCount: 0, isWithheld: false },
    ...{ sealed: "v1", checksVersion: "1", judges: { state: "waiting", decision: null, agreement: null, votes: [] }, isTripDue: false },
    ...{ failSafe: { triggered: false, leaseId: null }, tripId: null, latencyMs: 3, expiresAt: new Date(Date.now() + 86_400_000) },
  };
}
