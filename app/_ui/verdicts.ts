import { FileWarning, type LucideIcon, ScissorsLineDashed, ShieldAlert, ShieldCheck, ShieldX } from "lucide-react";
import type { Verdict } from "../_client/turns.ts";
import type { BadgeTone } from "./badge.tsx";

type VerdictChip = { key: string; tone: BadgeTone; icon: LucideIcon; word: string; detail: string };

export const STAGE_NAMES = { guard_in: "Guard in", guard_out: "Guard out" } as const;

export const VERDICT_LOOKS = {
  SAFE: { word: "Safe", tone: "safe", icon: ShieldCheck },
  UNSAFE: { word: "Unsafe", tone: "blocked", icon: ShieldAlert },
  JAILBREAK: { word: "Jailbreak", tone: "blocked", icon: ShieldX },
  PII_LEAK: { word: "Leak stopped", tone: "redacted", icon: FileWarning },
} as const;

/** One chip while everything is safe, one per finding otherwise; cut-out secrets always have theirs. */
export function toVerdictChips(verdicts: readonly Verdict[]): VerdictChip[] {
  const findings = verdicts.filter((verdict) => verdict.verdict !== "SAFE");
  // What the input guard lists it found in the message and left there; only the output guard cuts.
  const redactions = verdicts.filter((verdict) => verdict.stage === "guard_out").flatMap((verdict) => verdict.redactions);
  const chips = findings.map((verdict) => toChip(verdict.stage, verdict.verdict, describeScores([verdict])));
  if (findings.length === 0 && verdicts.length > 0) chips.push(toChip("all", "SAFE", describeScores(verdicts)));
  if (redactions.length > 0) {
    const count = redactions.reduce((sum, redaction) => sum + redaction.count, 0);
    const detail = redactions.map((redaction) => `${redaction.count} × ${redaction.kind}`).join(", ");
    chips.push({ key: "redactions", tone: "redacted", icon: ScissorsLineDashed, word: `${count} redacted`, detail });
  }
  return chips;
}

export function formatScore(score: number): string {
  return score.toFixed(2);
}

function toChip(key: string, verdict: Verdict["verdict"], detail: string): VerdictChip {
  return { key, detail, ...VERDICT_LOOKS[verdict] };
}

function describeScores(verdicts: readonly Verdict[]): string {
  return verdicts.map((verdict) => `${STAGE_NAMES[verdict.stage]} score ${formatScore(verdict.score)}`).join(" · ");
}
