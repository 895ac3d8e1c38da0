import type { Context } from "../../platform/context.ts";
import type { Finding } from "../checks/finding.ts";

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

/** Whom a failed audit stops, by the rules of the organization's settings. */
export async function tripOnAudit(_ctx: Context, _audit: JudgedAudit): Promise<TripVerdict> {
  return { triggered: false, leaseId: null, tripId: null };
}
