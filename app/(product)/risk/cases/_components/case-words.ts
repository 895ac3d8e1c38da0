import { CheckCheck, CircleDot, Hourglass, type LucideIcon, OctagonX, ShieldCheck, ShieldQuestion, UserSearch } from "lucide-react";
import { asProblem } from "../../../../_client/problem.ts";
import type { CaseEvent, CaseOutcome, RiskCase, SimilarCase } from "../../../../_client/risk-cases.ts";
import type { BadgeTone } from "../../../../_ui/badge.tsx";

type Look = { word: string; tone: BadgeTone; icon: LucideIcon };

export const STATE_LOOKS: Readonly<Record<RiskCase["state"], Look>> = {
  open: { word: "Open", tone: "info", icon: CircleDot },
  in_review: { word: "In review", tone: "neutral", icon: UserSearch },
  awaiting_release: { word: "Awaits release", tone: "redacted", icon: Hourglass },
  closed: { word: "Closed", tone: "neutral", icon: CheckCheck },
};

export const OUTCOME_LOOKS: Readonly<Record<CaseOutcome, Look>> = {
  fraud: { word: "Fraud", tone: "blocked", icon: OctagonX },
  legitimate: { word: "Legitimate", tone: "safe", icon: ShieldCheck },
  inconclusive: { word: "Inconclusive", tone: "neutral", icon: ShieldQuestion },
};

export const RELATION_WORDS: Readonly<Record<SimilarCase["relation"], string>> = {
  same_payer: "Same payer",
  same_payee: "Same payee",
  payer_received: "Paid this payer",
  alike: "Looks alike",
};

const EVENT_WORDS: Readonly<Record<string, string>> = {
  opened: "Opened",
  joined: "Transactions joined",
  assigned: "Assigned",
  unassigned: "Put back",
  note: "Note",
  evidence: "Evidence",
  quarantined: "Quarantined",
  release_requested: "Release asked for",
  release_approved: "Release approved",
  release_declined: "Release declined",
  release_withdrawn: "Request withdrawn",
  release_voided: "Request void: the case changed",
  closed: "Closed",
  reopened: "Reopened",
  reported: "Report exported",
};

export function eventWords({ type }: Pick<CaseEvent, "type">): string {
  const plain = type.replaceAll("_", " ");
  return EVENT_WORDS[type] ?? `${plain.slice(0, 1).toUpperCase()}${plain.slice(1)}`;
}

const MINUTE = 60_000;

/** "due in 3 h", "2 d overdue": the largest unit alone, since it is read at a glance. */
export function formatDue(dueAt: string, now: number): string {
  const left = new Date(dueAt).getTime() - now;
  const minutes = Math.floor(Math.abs(left) / MINUTE);
  const span = minutes < 60 ? `${minutes} min` : minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1_440)} d`;
  return left < 0 ? `${span} overdue` : `due in ${span}`;
}

/** What to do about a refused decision; anything else says it itself. */
export function refusalOf(error: unknown): string {
  const problem = asProblem(error);
  return problem.code === "risk.case_changed" ? "Somebody else changed the case. It has been loaded again." : problem.message;
}
