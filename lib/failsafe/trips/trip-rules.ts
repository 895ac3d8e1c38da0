// When a failed audit is reason enough to stop something. Pure.

import type { Finding } from "../checks/finding.ts";
import type { TripReason } from "../schema.ts";
import type { FailsafeSettings } from "../settings/settings.schema.ts";

export type TripRules = FailsafeSettings["trip"];

export type Judged = {
  passed: boolean;
  safetyScore: number;
  source: "submitted" | "produced";
  findings: readonly Pick<Finding, "category" | "check" | "code">[];
  /** The model's latest audits, this one among them, within the window of the settings. */
  lately?: { audits: number; failed: number } | undefined;
};

/** The gravest first; null where none applies. */
export function ruleThatTrips(rules: TripRules, judged: Judged): TripReason | null {
  if (judged.passed) return null;
  if (rules.canary && judged.findings.some(isCanary)) return "canary_leaked";
  if (judged.safetyScore < rules.onScoreBelow && isConfirmed(judged)) return "score";
  // Somebody may submit as many bad texts as they like: that says nothing of the model.
  if (judged.source === "produced" && judged.lately && failsTooOften(rules, judged.lately)) return "failure_rate";
  return null;
}

/** The embedded checks read words, not meaning. One answer of ours they misjudge is withheld; it stops no model before a second one fails or judges agree. */
const FAILURES_TO_CONFIRM = 2;

function isConfirmed({ source, findings, lately }: Judged): boolean {
  if (source === "submitted" || findings.some(({ check }) => check === "judge")) return true;
  return lately !== undefined && lately.failed >= FAILURES_TO_CONFIRM;
}

function failsTooOften({ failureRate: { share, least } }: TripRules, { audits, failed }: { audits: number; failed: number }): boolean {
  return audits >= least && failed / audits >= share;
}

/** The code of what the checks find when the word hidden in the instructions stands in an answer. */
function isCanary({ category, code }: Pick<Finding, "category" | "code">): boolean {
  return category === "leak" && code.includes("canary");
}
