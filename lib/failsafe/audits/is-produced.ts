import type { SafetyAuditRecord } from "./audit-record.ts";

/** Only what a run of ours has said counts against its model: anybody may submit a text. */
export function isProduced({ source, asTrip }: Pick<SafetyAuditRecord, "source" | "asTrip">): boolean {
  return asTrip || (source !== "submitted" && source !== "drill");
}
