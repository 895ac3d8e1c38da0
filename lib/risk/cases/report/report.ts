import type { CaseEventView, CaseTransactionView, CaseView } from "../case.schema.ts";

/** What an authority is handed: every fact with where it comes from. It is hashed as canonical JSON, so its keys have no order. */
export type CaseReport = {
  format: "aegis-risk-case-report/1";
  generatedAt: string;
  generatedBy: string;
  organization: { id: string; name: string };
  isGenerated: boolean;
  case: Omit<CaseView, "amounts" | "version" | "isGenerated" | "isOverdue">;
  /** Exact, in major units. */
  amounts: { amount: string; currency: string }[];
  transactions: (Omit<CaseTransactionView, "exponent"> & { amount: string })[];
  /** What judged them. */
  versions: { rules: string[]; models: string[] };
  /** Oldest first. */
  timeline: CaseEventView[];
  /** The timeline goes further back than `timeline` does. */
  isTimelineCut: boolean;
  /** Names of the members who stand in it by their ids. */
  people: { id: string; name: string }[];
};

/** `sha256` is of `report` as canonical JSON: keys sorted, no spaces. */
export type SignedReport = { report: CaseReport; sha256: string };
