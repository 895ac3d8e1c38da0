import { CircleCheck, CircleDashed, Hourglass, type LucideIcon, OctagonX, TimerOff } from "lucide-react";
import type { BadgeTone } from "../../../_ui/badge.tsx";

export type Look = { word: string; tone: BadgeTone; icon: LucideIcon };

/** A meaning is a word and an icon; the colour only repeats it. */
export const LEASE_LOOKS = {
  UNINITIALIZED: { word: "Not asked for", tone: "neutral", icon: CircleDashed },
  PENDING: { word: "Being voted on", tone: "info", icon: Hourglass },
  VALID: { word: "May act", tone: "safe", icon: CircleCheck },
  EXPIRED: { word: "Run out", tone: "redacted", icon: TimerOff },
  DENIED: { word: "Denied", tone: "blocked", icon: OctagonX },
} as const satisfies Record<string, Look>;

export const REASON_WORDS: Readonly<Record<string, string>> = {
  score: "An unsafe answer",
  failure_rate: "Too many answers failed",
  canary_leaked: "A canary leaked",
  cost_runaway: "Costs ran away",
  manual: "Somebody pulled it",
  kill_switch: "A kill switch",
  drill: "A drill",
};

export const CATEGORY_WORDS: Readonly<Record<string, string>> = {
  injection: "Injection followed",
  jailbreak: "Jailbreak",
  harm: "Harm",
  bias: "Bias",
  leak: "Leak",
  pii: "Personal data",
  ungrounded: "Ungrounded claim",
};

const SUBJECT_WORDS: Readonly<Record<string, string>> = {
  organization: "Organization",
  module: "Module",
  model: "Model",
  "api-key": "API key",
  session: "Session",
  agent: "Agent",
  strategy: "Strategy",
};

/** "Model groq/llama-3.3"; of the organization there is one. */
export function subjectWords({ type, name }: { type: string; name: string }): string {
  return type === "organization" ? "The whole organization" : `${SUBJECT_WORDS[type] ?? type} ${name}`;
}

export function subjectTypeWord(type: string): string {
  return SUBJECT_WORDS[type] ?? type;
}

/** Three digits behind the point: 0.949 and 0.950 part what passed from what did not. */
export function formatSafety(score: number): string {
  return score.toFixed(3);
}
