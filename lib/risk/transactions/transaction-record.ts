import type { DECISIONS, LEVELS } from "../engine/decision-of.ts";

export type RiskLevel = (typeof LEVELS)[number];
export type Decision = (typeof DECISIONS)[number];

export const ANALYSIS_TYPES = ["behavioral", "threat", "consensus", "comprehensive"] as const;
export type AnalysisType = (typeof ANALYSIS_TYPES)[number];

export const SOURCE_TYPES = ["api", "batch", "csv", "webhook", "demo"] as const;
/** How it came in; `id` names the import, the webhook source or the demo run. */
export type TransactionSource = { type: (typeof SOURCE_TYPES)[number]; id: string | null };

/**
 * Where the money stands: it went through, somebody should look at it, it waits, it was let go after that, or it was kept back.
 * Only people move it away from "quarantined" and "blocked".
 */
export const STANDINGS = ["passed", "flagged", "quarantined", "released", "blocked"] as const;
export type Standing = (typeof STANDINGS)[number];

/** What was said of a transaction, with all that is needed to say it again bit for bit. */
export type StoredVerdict = {
  /** Between 0 and 1, calibrated, raised to what rules and lists ask for at least. */
  score: number;
  probability: number;
  level: RiskLevel;
  decision: Decision;
  /** Above the organization's threshold for flags. */
  isFlagged: boolean;
  /** Rules and lists that were met, by code, and rules that could not be judged for want of history. */
  rules: readonly string[];
  unjudged: readonly string[];
  /** Rules that were met and sleep for this payer. */
  snoozed: readonly string[];
  /** What the lists said of both sides and the network, such as "block:payer". */
  marks: readonly string[];
  /** What a set of rules in shadow would have decided. */
  shadow: { version: string; decision: Decision } | null;
  reasons: readonly { code: string; text: string; value: number; expected: number; weight: number }[];
  rulesVersion: string;
  modelVersion: string;
  populationVersion: number;
  thresholds: { monitor: number; review: number; hold: number; block: number };
  /** FEATURES as Float32, little-endian, in base64: what the model and the rules have seen. */
  row: string;
  surprise: number;
  /** SHA-256 over the row and everything else the verdict was made of. */
  inputHash: string;
  /** Microseconds. */
  latency: { profile: number; judge: number; total: number };
  /** What models said of a verdict in the grey band. The score stays the engine's; `decision` is then what they moved `from` by one at most. */
  review: { id: string; from: Decision; decision: Decision; at: Date } | null;
};

export type TransactionRecord = {
  _id: string;
  orgId: string;
  /** Keyed tokens of the sender's own id and of both accounts: names stand nowhere in clear. `externalKey` is unique in an organization. */
  externalKey: string;
  payerKey: string;
  payeeKey: string;
  /** `SealedTransaction` as JSON, encrypted. */
  sealed: string;
  at: Date;
  receivedAt: Date;
  /** Digits, without a limit: exact for 18 decimals too. `exponent` is how many of them stand behind the point. */
  amountMinor: string;
  currency: string;
  exponent: number;
  network: string | null;
  /** Major units in US dollars, roughly: only weighed, summed for charts and compared, never shown as the amount. */
  weight: number;
  /** ISO 3166-1 alpha-2 where known. */
  payerCountry: string | null;
  payeeCountry: string | null;
  category: string | null;
  /** Of what was submitted: the same id with another hash is a conflict. */
  contentHash: string;
  analysisType: AnalysisType;
  source: TransactionSource;
  submittedBy: { type: "user" | "apiKey" | "webhook" | "system"; id: string };
  verdict: StoredVerdict;
  standing: Standing;
  caseId: string | null;
  /** A case is to be opened for it and is not yet. */
  isCaseDue: boolean;
  /** Models are to be asked about it and were not yet (`lib/risk/reviews`). */
  isReviewDue: boolean;
  /** What its case came to. */
  label: { isFraud: boolean; at: Date; caseId: string } | null;
  /** Both profiles have been told the label. */
  isLabelLearnt: boolean;
  /** Both profiles have counted it. */
  isObserved: boolean;
};

/** What is readable only with the organization's key. `location` is what the payer's profile remembers of it. */
export type SealedTransaction = {
  id: string;
  from: string;
  to: string;
  description: string | null;
  location: { latitude: number; longitude: number } | null;
};
