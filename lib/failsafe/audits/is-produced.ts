import type { SafetyAuditRecord } from "./audit-record.ts";
import { isMereDoubt } from "./settle-scores.ts";

/** Only what a run of ours has said counts against its model: anybody may submit a text. */
export function isProduced({ source, asTrip }: Pick<SafetyAuditRecord, "source" | "asTrip">): boolean {
  return asTrip || (source !== "submitted" && source !== "drill");
}

/** Whether nothing is held against whoever gave or brought it. Of our own answers a mere doubt is not, unless somebody who may trip says so. */
export function stands(record: SafetyAuditRecord): boolean {
  return record.passed || (isProduced(record) && !record.asTrip && isMereDoubt(record));
}
