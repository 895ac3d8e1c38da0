import type { AuditFinding } from "../../../../_client/failsafe-audits.ts";

export type NumberedFinding = { number: number; finding: AuditFinding };

/** The gravest first; the number ties a place in the text to its reason beside it. */
export function numberFindings(findings: readonly AuditFinding[]): NumberedFinding[] {
  return findings.toSorted((a, b) => b.weight - a.weight).map((finding, index) => ({ number: index + 1, finding }));
}
