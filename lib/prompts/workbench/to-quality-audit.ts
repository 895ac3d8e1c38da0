import type { QualityAuditSummary, QualityAuditView } from "./quality.schema.ts";
import type { QualityAuditRow } from "./quality-audit.store.ts";
import type { SealedQuality } from "./quality-seal.ts";

export function toQualitySummary(row: QualityAuditRow): QualityAuditSummary {
  const { _id, promptId, version, overall, scores, model, modelProblem, acceptedAs, userId, at } = row;
  return {
    ...{ id: _id, promptId, version, overall, scores, acceptedAs, createdBy: userId, createdAt: at.toISOString() },
    judges: { checks: true, model, modelProblem },
  };
}

export function toQualityAudit(row: QualityAuditRow, said: SealedQuality): QualityAuditView {
  return { ...toQualitySummary(row), ...said };
}
