import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { findCase } from "./cases/all-cases.ts";
import type { Drill, DrillCase, ScenarioDrill, SuiteDrill } from "./drill.schema.ts";
import { type DrillCaseRecord, type DrillRecord, placeOfCase, type ScenarioRecord, type SuiteRecord } from "./drill-record.ts";
import { parseSealed } from "./seal-case.ts";

/** A rehearsal takes seconds; one that has not ended by then has died with its process. */
const SCENARIO_MAX_MS = 120_000;

export function toDrill(record: DrillRecord, now: number): Drill {
  return record.type === "suite" ? toSuite(record) : toScenario(record, now);
}

export function toSuite(record: SuiteRecord): SuiteDrill {
  const { model, answeredBy, isDemo, kinds, levels, paths, done, total, scores, cells, costMicros, casesVersion, checksVersion } = record;
  return {
    ...baseOf(record),
    ...{ type: "suite", model, answeredBy, isDemo, kinds, levels, paths, progress: { done, total } },
    ...{ scores, cells, costMicros, casesVersion, checksVersion },
  };
}

export function toScenario(record: ScenarioRecord, now: number): ScenarioDrill {
  const { scenario, isRun, detected, blocked, containedMs, steps, subject } = record;
  const isDead = record.state === "running" && now - record.at.getTime() > SCENARIO_MAX_MS;
  return {
    ...baseOf(record),
    ...{ type: "scenario", scenario, isRun, detected, blocked, containedMs, steps, subject },
    ...(isDead && { state: "failed", reason: "interrupted" }),
  };
}

function baseOf({ _id: id, state, trigger, startedBy, at, startedAt, finishedAt, reason, tripId }: DrillRecord) {
  return {
    ...{ id, state, trigger, startedBy, reason, tripId },
    createdAt: at.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

export function toDrillCase(record: DrillCaseRecord, cipher: OrganizationCipher): DrillCase {
  const { _id, caseId, path, kind, level, outcome, why, safetyScore, latencyMs } = record;
  const { attack, answer, findings } = parseSealed(cipher.decrypt(placeOfCase(_id), record.sealed));
  return {
    caseId,
    path,
    kind,
    level,
    title: findCase(caseId)?.title ?? caseId,
    outcome,
    why,
    attack,
    answer,
    safetyScore,
    findings,
    latencyMs,
  };
}
