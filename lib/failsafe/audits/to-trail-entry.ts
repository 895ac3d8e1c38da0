import { type AuditRecord, toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { SafetyAuditRecord } from "./audit-record.ts";

/** A verdict as the signed trail keeps it: by digests alone, also of the sealed words it was given on. */
export function toTrailEntry(ctx: Context, record: SafetyAuditRecord, action = record.passed ? "passed" : "failed"): AuditRecord {
  const { _id, model, runId, source, passed, safetyScore, threshold, scores, checksVersion, judges, sealed } = record;
  return toAuditRecord(ctx, {
    action: `failsafe.audit-${action}`,
    target: { type: "safety-audit", id: _id },
    severity: passed ? "info" : "warning",
    after: { model, runId, source, passed, safetyScore, threshold, scores, checksVersion, judges: judges.decision, sealed },
  });
}
