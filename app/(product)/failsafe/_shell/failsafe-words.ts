import { CircleCheck, CircleDashed, Hourglass, type LucideIcon, OctagonX, TimerOff } from "lucide-react";
import type { AuditCategory } from "../../../_client/failsafe-audits.ts";
import type { LeaseState } from "../../../_client/failsafe-leases.ts";
import type { SafetySubject, SafetyTrip, TripReason } from "../../../_client/failsafe-trips.ts";
import type { BadgeTone } from "../../../_ui/badge.tsx";

export type Look = { word: string; tone: BadgeTone; icon: LucideIcon };

/** A meaning is a word and an icon; the colour only repeats it. */
export const LEASE_LOOKS = {
  UNINITIALIZED: { word: "Not asked for", tone: "neutral", icon: CircleDashed },
  PENDING: { word: "Being voted on", tone: "info", icon: Hourglass },
  VALID: { word: "May act", tone: "safe", icon: CircleCheck },
  EXPIRED: { word: "Run out", tone: "redacted", icon: TimerOff },
  DENIED: { word: "Denied", tone: "blocked", icon: OctagonX },
} as const satisfies Record<LeaseState, Look>;

export const REASON_WORDS: Readonly<Record<TripReason, string>> = {
  score: "An unsafe answer",
  failure_rate: "Too many answers failed",
  canary_leaked: "A canary leaked",
  cost_runaway: "Costs ran away",
  manual: "Somebody pulled it",
  kill_switch: "A kill switch",
  drill: "A drill",
};

export const CATEGORY_WORDS: Readonly<Record<AuditCategory, string>> = {
  injection: "Injection followed",
  jailbreak: "Jailbreak",
  harm: "Harm",
  bias: "Bias",
  leak: "Leak",
  pii: "Personal data",
  ungrounded: "Ungrounded claim",
};

export const SUBJECT_WORDS: Readonly<Record<SafetySubject["type"], string>> = {
  organization: "Organization",
  module: "Module",
  model: "Model",
  "api-key": "API key",
  session: "Session",
  agent: "Agent",
  strategy: "Strategy",
};

/** "Model groq/llama-3.3"; of the organization there is one. */
export function subjectWords({ type, name }: SafetySubject): string {
  return type === "organization" ? "The whole organization" : `${SUBJECT_WORDS[type]} ${name}`;
}

/** Three digits behind the point: 0.949 and 0.950 part what passed from what did not. */
export function formatSafety(score: number): string {
  return score.toFixed(3);
}

const NEXT_STEPS: Readonly<Record<TripReason, string>> = {
  score: "Read the audit that tripped it, and see to what made the model answer so.",
  failure_rate: "Read the audits that failed, and look for what they have in common.",
  canary_leaked: "Take the instructions as known to others: change what is secret in them.",
  cost_runaway: "Look at the usage by key and model, and stop what called so often.",
  manual: "Read why it was pulled, and clear that up with whoever did.",
  kill_switch: "Read why the switch was turned, and clear that up with whoever did.",
  drill: "Read the drill that took it. A rehearsal takes a lease that is nobody's, and closes its trip by itself.",
};

/** The first thing somebody should do about it. */
export function whatToDo({ reason, restore }: Pick<SafetyTrip, "reason" | "restore">): string {
  if (restore !== null && !restore.isExpired) return "Somebody has asked for its return. A second person decides about that.";
  return `${NEXT_STEPS[reason]} Then two people let it act again.`;
}
