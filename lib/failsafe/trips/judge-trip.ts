import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { Subject } from "../../platform/safety-gate.ts";
import type { Finding } from "../checks/finding.ts";
import type { TripDeps } from "./ports.ts";
import { trip } from "./trip.ts";
import { ruleThatTrips } from "./trip-rules.ts";

/** What an audit has found, and whose doing it was. */
export type JudgedAudit = {
  id: string;
  passed: boolean;
  safetyScore: number;
  /** "submitted": somebody brought the text. "produced": a run of ours made it. */
  source: "submitted" | "produced";
  runId: string | null;
  /** `model`: "provider/model". Of whoever brought it: the key, else the session. */
  subject: { model: string; keyId: string | null; sessionId: string | null };
  findings: readonly Finding[];
  /** The submitter says that a run of ours made it; needs `failsafe.trip` and that run. */
  asTrip?: boolean;
  /** The model's latest audits, this one among them, within the window of the settings. */
  lately?: { audits: number; failed: number };
};

export type TripVerdict = { triggered: boolean; leaseId: string | null; tripId: string | null };

const NOT_TRIGGERED: TripVerdict = { triggered: false, leaseId: null, tripId: null };

/** Whom a failed audit stops, by the rules of the organization's settings. */
export async function tripOnAudit(ctx: Context<TripDeps>, audit: JudgedAudit): Promise<TripVerdict> {
  // A job goes on with what the submitter was allowed when they asked.
  if (audit.asTrip && ctx.actor.type !== "system") assertPermission(ctx, "failsafe.trip");
  if (audit.passed) return NOT_TRIGGERED;
  const { trip: rules } = await ctx.deps.failsafeSettings.settingsOf(ctx.orgId);
  const reason = ruleThatTrips(rules, audit);
  const subject = subjectOf(audit);
  if (reason === null || subject === null) return NOT_TRIGGERED;
  const { tripId, leaseId } = await trip(ctx, { subject, reason, auditId: audit.id, runId: audit.runId });
  return { triggered: true, leaseId, tripId };
}

/** A text that somebody brought says nothing of a model: it stops whoever brought it, and nobody else. */
function subjectOf({ source, asTrip, runId, subject }: JudgedAudit): Subject | null {
  if (source === "produced" || (asTrip && runId !== null)) return { type: "model", name: subject.model };
  if (subject.keyId !== null) return { type: "api-key", name: subject.keyId };
  return subject.sessionId === null ? null : { type: "session", name: subject.sessionId };
}
