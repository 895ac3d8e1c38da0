import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { AuditAnswer, AuditSummary, SafetyAudit } from "./audit.schema.ts";
import type { SafetyAuditRow } from "./audit.store.ts";
import type { SafetyAuditRecord } from "./audit-record.ts";
import { openAudit } from "./audit-seal.ts";
import type { KeptAudit } from "./keep-audit.ts";

export function toAuditAnswer({ record, findings }: KeptAudit): AuditAnswer {
  const { _id, passed, safetyScore, scores, failSafe, latencyMs, tripId } = record;
  return { id: _id, passed, safetyScore, scores, findings: [...findings], failSafe, latencyMs, tripId, ...toGrounds(record) };
}

export function toAuditSummary(row: SafetyAuditRow): AuditSummary {
  const { _id, at, source, model, runId, passed, safetyScore, scores, failedIn, findingCount, isWithheld, judges } = row;
  const { failSafe, tripId, userId, keyId, latencyMs } = row;
  return {
    ...{
      id: _id,
      at: at.toISOString(),
      source,
      model,
      runId,
      passed,
      safetyScore,
      scores,
      failedIn: [...failedIn],
      findingCount,
      isWithheld,
    },
    ...{ judgesState: judges.state, failSafe, tripId, userId, keyId, latencyMs },
  };
}

export function toSafetyAudit(cipher: OrganizationCipher, record: SafetyAuditRecord): SafetyAudit {
  const { texts, findings } = openAudit(cipher, record);
  return { ...toAuditSummary(record), ...toGrounds(record), texts, findings: [...findings] };
}

function toGrounds({ scoredBy, threshold, judges, checksVersion }: SafetyAuditRow) {
  return { scoredBy, threshold, judges: { ...judges, votes: [...judges.votes] }, checksVersion };
}
