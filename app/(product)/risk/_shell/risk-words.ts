import {
  Ban,
  CircleAlert,
  CircleCheck,
  CircleDot,
  Eye,
  Flag,
  Hand,
  type LucideIcon,
  OctagonX,
  Pause,
  ShieldCheck,
  SignalHigh,
  SignalLow,
  SignalMedium,
  UserSearch,
} from "lucide-react";
import type { BadgeTone } from "../../../_ui/badge.tsx";

type Look = { word: string; tone: BadgeTone; icon: LucideIcon };

/** A meaning is a word and an icon; the colour only repeats it. */
export const LEVEL_LOOKS = {
  minimal: { word: "Minimal", tone: "safe", icon: CircleDot },
  low: { word: "Low", tone: "neutral", icon: SignalLow },
  medium: { word: "Medium", tone: "info", icon: SignalMedium },
  high: { word: "High", tone: "redacted", icon: SignalHigh },
  critical: { word: "Critical", tone: "blocked", icon: CircleAlert },
} as const satisfies Record<string, Look>;

export const DECISION_LOOKS = {
  approve: { word: "Approve", tone: "safe", icon: CircleCheck },
  monitor: { word: "Monitor", tone: "neutral", icon: Eye },
  review: { word: "Review", tone: "info", icon: UserSearch },
  hold: { word: "Hold", tone: "redacted", icon: Hand },
  block: { word: "Block", tone: "blocked", icon: Ban },
} as const satisfies Record<string, Look>;

export const STANDING_LOOKS = {
  passed: { word: "Passed", tone: "safe", icon: CircleCheck },
  flagged: { word: "Flagged", tone: "info", icon: Flag },
  quarantined: { word: "Quarantined", tone: "redacted", icon: Pause },
  released: { word: "Released", tone: "safe", icon: ShieldCheck },
  blocked: { word: "Blocked", tone: "blocked", icon: OctagonX },
} as const satisfies Record<string, Look>;

/** The score as people read it out: three digits behind the point tell apart what decides. */
export function formatRiskScore(score: number): string {
  return score.toFixed(3);
}
