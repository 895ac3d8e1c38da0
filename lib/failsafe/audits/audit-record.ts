import type { CategoryScores, Finding } from "../checks/finding.ts";
import type { Category } from "../schema.ts";
import type { AuditSource, JUDGE_STATES } from "./audit.schema.ts";

export type JudgeState = (typeof JUDGE_STATES)[number];
export type JudgeDecision = "safe" | Category;
export type JudgeVote = { voter: string; decision: string | null; score: number | null; absence: string | null; latencyMs: number };
export type Judges = { state: JudgeState; decision: JudgeDecision | null; agreement: number | null; votes: readonly JudgeVote[] };

/** Which check each score comes from; null where it could not be judged. */
export type ScoreOrigins = Readonly<Record<Category, string | null>>;

/** One audit. What was said, and the words of what was found in it, are in `sealed`; nothing else here holds text of it. */
export type SafetyAuditRecord = {
  _id: string;
  orgId: string;
  at: Date;
  source: AuditSource;
  /** "provider/model" */
  model: string;
  runId: string | null;
  /** Of what the product made: no part of a run is audited twice. */
  runKey?: string;
  userId: string | null;
  keyId: string | null;
  sessionId: string | null;
  /** Whoever brought it says that a run of ours made it, and may trip. */
  asTrip: boolean;
  passed: boolean;
  safetyScore: number;
  threshold: number;
  scores: CategoryScores;
  scoredBy: ScoreOrigins;
  /** Categories below the threshold. */
  failedIn: readonly Category[];
  findingCount: number;
  /** An answer of ours that was not told, or was taken back. */
  isWithheld: boolean;
  /** `SealedAudit` as JSON, encrypted. */
  sealed: string;
  checksVersion: string;
  judges: Judges;
  /** It failed, and what follows from that has not been decided yet. */
  isTripDue: boolean;
  failSafe: { triggered: boolean; leaseId: string | null };
  tripId: string | null;
  latencyMs: number;
  expiresAt: Date;
};

export type AuditedTexts = { prompt: string; response: string; context: string | null };

/** `texts` is null where none are kept. */
export type SealedAudit = { texts: AuditedTexts | null; findings: readonly Finding[] };

/** Who is behind an answer, as far as it is known. */
export type AuditedBy = { userId: string | null; keyId: string | null; sessionId: string | null };
