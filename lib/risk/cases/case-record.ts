export const CASE_STATES = ["open", "in_review", "awaiting_release", "closed"] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** "inconclusive" teaches nothing: it leaves no label. */
export const CASE_OUTCOMES = ["fraud", "legitimate", "inconclusive"] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];

export const CASE_LEVELS = ["medium", "high", "critical"] as const;
export type CaseLevel = (typeof CASE_LEVELS)[number];

/** What one person has asked for and another has to decide. `reason` is encrypted. */
export type ReleaseRequest = { requestedBy: string; requestedAt: Date; expiresAt: Date; reason: string };

/** What a case's transactions come to; made anew from all of them whenever one joins or its standing changes. */
export type CaseFacts = {
  level: CaseLevel;
  /** The highest of its transactions. */
  score: number;
  /** 1 is the most urgent. */
  priority: number;
  transactionCount: number;
  /** Of those, how many are quarantined or blocked. */
  heldCount: number;
  /** Rough US dollars, for ordering and for likeness; never shown as an amount. */
  atRisk: number;
  /** Exact, one for each currency. */
  amounts: readonly { currency: string; exponent: number; minor: string }[];
  /** Rules and reasons, the most frequent first. */
  codes: readonly string[];
  payeeKeys: readonly string[];
  firstAt: Date;
  lastAt: Date;
};

export type CaseRecord = {
  _id: string;
  orgId: string;
  state: CaseState;
  /** Raised by every change but notes and evidence: who decides has seen this one. */
  version: number;
  payerKey: string;
  /** The payer's own name, encrypted. */
  payer: string;
  facts: CaseFacts;
  assigneeId: string | null;
  openedAt: Date;
  dueAt: Date;
  /** Which lists it stands in: state (its own, or "active") and level (its own, or any). One field instead of an index for each filter. */
  queues: readonly string[];
  /** Priority, then what is due first, then id, as one text that sorts. */
  rank: string;
  /** The payer's newest case that still takes transactions holds the payer's key here; unique. */
  joinKey?: string;
  release: ReleaseRequest | null;
  outcome: CaseOutcome | null;
  closedAt: Date | null;
  closedBy: string | null;
  /** The demo run that made its transactions up; null for real ones. */
  demoRunId: string | null;
  evidenceCount: number;
};

export const CASE_EVENT_TYPES = [
  ...(["opened", "joined", "assigned", "unassigned", "note", "evidence", "quarantined", "release_requested", "release_approved"] as const),
  ...(["release_declined", "release_withdrawn", "release_voided", "closed", "reopened", "reported", "reviewed"] as const),
] as const;
export type CaseEventType = (typeof CASE_EVENT_TYPES)[number];

/** Append only. `text` and the file's name are encrypted; what stands in clear names nobody outside. */
export type CaseEventRecord = {
  _id: string;
  orgId: string;
  caseId: string;
  at: Date;
  type: CaseEventType;
  /** Null where the product did it by itself. */
  userId: string | null;
  /** Of the case, after it. */
  version: number;
  text: string | null;
  /** To whom it was given. */
  assigneeId: string | null;
  outcome: CaseOutcome | null;
  /** How many transactions it is about. */
  transactionCount: number | null;
  file: { name: string; size: number; sha256: string } | null;
};
