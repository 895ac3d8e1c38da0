import { FileWarning, type LucideIcon, ScissorsLineDashed, ShieldAlert, ShieldCheck, ShieldX, TriangleAlert } from "lucide-react";
import type { GuardAction, Verdict } from "../_client/turns.ts";
import type { BadgeTone } from "./badge.tsx";

type VerdictChip = { key: string; tone: BadgeTone; icon: LucideIcon; word: string; detail: string };

export const STAGE_NAMES = { guard_in: "Guard in", guard_out: "Guard out" } as const;

export const VERDICT_LOOKS = {
  SAFE: { word: "Safe", tone: "safe", icon: ShieldCheck },
  UNSAFE: { word: "Unsafe", tone: "blocked", icon: ShieldAlert },
  JAILBREAK: { word: "Jailbreak", tone: "blocked", icon: ShieldX },
  PII_LEAK: { word: "Leak stopped", tone: "redacted", icon: FileWarning },
} as const;

type ActionLook = { word: string; tone: BadgeTone; icon: LucideIcon };

export const ACTION_LOOKS: Readonly<Record<GuardAction, ActionLook>> = {
  allow: { word: "Allowed", tone: "safe", icon: ShieldCheck },
  warn: { word: "Warned", tone: "info", icon: TriangleAlert },
  redact: { word: "Redacted", tone: "redacted", icon: ScissorsLineDashed },
  block: { word: "Blocked", tone: "blocked", icon: ShieldX },
};

/**
 * One chip while everything is safe, one per finding otherwise; cut-out secrets always have theirs. A chip names what was found where it
 * was stopped, and says so where the policy only warned or let it through.
 */
export function toVerdictChips(verdicts: readonly Verdict[]): VerdictChip[] {
  const findings = verdicts.filter((verdict) => verdict.verdict !== "SAFE" || isActedOn(verdict));
  const chips = findings.map((verdict) => ({ key: verdict.stage, detail: describeScores([verdict]), ...lookOf(verdict) }));
  if (findings.length === 0 && verdicts.length > 0)
    chips.push({ key: "guard_in", detail: describeScores(verdicts), ...VERDICT_LOOKS.SAFE });
  const cut = verdicts.filter(isCut).flatMap((verdict) => verdict.redactions);
  if (cut.length === 0) return chips;
  const count = cut.reduce((sum, redaction) => sum + redaction.count, 0);
  const detail = cut.map((redaction) => `${redaction.count} × ${redaction.kind}`).join(", ");
  return [...chips, { key: "redactions", tone: "redacted", icon: ScissorsLineDashed, word: `${count} redacted`, detail }];
}

/** What the input guard lists it may have found in the message and left there; rows without an action are of before it could cut. */
function isCut({ stage, action }: Verdict): boolean {
  return stage === "guard_out" ? action !== "warn" && action !== "allow" : action === "redact";
}

function isActedOn({ stage, action }: Verdict): boolean {
  return action === "warn" || action === "block" || (action === "redact" && stage === "guard_in");
}

function lookOf({ verdict, action, stage }: Verdict): Omit<VerdictChip, "key" | "detail"> {
  if (action === "warn") return ACTION_LOOKS.warn;
  if (verdict === "SAFE")
    return action === "redact" && stage === "guard_in" ? { ...ACTION_LOOKS.redact, word: "Message redacted" } : VERDICT_LOOKS.SAFE;
  const look = VERDICT_LOOKS[verdict];
  return action === "allow" ? { ...look, tone: "info", word: `${look.word}, let through` } : look;
}

export function formatScore(score: number): string {
  return score.toFixed(2);
}

function describeScores(verdicts: readonly Verdict[]): string {
  return verdicts.map((verdict) => `${STAGE_NAMES[verdict.stage]} score ${formatScore(verdict.score)}`).join(" · ");
}
