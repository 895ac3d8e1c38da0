import { CircleX, Clock, LoaderCircle, type LucideIcon } from "lucide-react";
import type { AdminJob } from "../../../../_client/admin-console.ts";
import type { BadgeTone } from "../../../../_ui/badge.tsx";

export type JobState = AdminJob["state"];

export const STATE_WORDS: Readonly<Record<JobState, { word: string; tone: BadgeTone; icon: LucideIcon }>> = {
  waiting: { word: "Waiting", tone: "neutral", icon: Clock },
  running: { word: "Running", tone: "info", icon: LoaderCircle },
  failed: { word: "Failed", tone: "blocked", icon: CircleX },
};

export const STATE_OPTIONS = [
  { value: "waiting", label: "Waiting" },
  { value: "running", label: "Running" },
  { value: "failed", label: "Failed" },
] as const;
