import type { CalibrationBin } from "./evaluation.schema.ts";

/** Why nothing was trained, or what became of it. */
export const TRAINING_CODES = [
  "too_few_outcomes",
  "too_few_frauds",
  "too_few_frauds_older",
  "too_few_frauds_newer",
  "too_few_rows",
  "nothing_new",
  "shadow_running",
  "too_costly",
  "failed",
] as const;
export type TrainingCode = (typeof TRAINING_CODES)[number];

export type TrainingReport = {
  state: "running" | "trained" | "refused" | "failed";
  at: Date;
  by: string;
  code: TrainingCode | null;
  modelId: string | null;
};

export const SHADOW_CODES = ["too_early", "not_worse", "worse", "unsure", "calibration", "alerts"] as const;
export type ShadowCode = (typeof SHADOW_CODES)[number];

/** The model that is tried beside the one that judges, on what came in since. */
export type ShadowReport = {
  at: Date;
  version: string;
  liveVersion: string;
  code: ShadowCode;
  rows: number;
  outcomes: number;
  frauds: number;
  /** Null while there are too few to compare. */
  figures: { live: ShadowFigures; shadow: ShadowFigures; apDifferenceLow: number } | null;
};
export type ShadowFigures = { ap: number; ece: number; alerts: number };

export const DRIFT_FINDINGS = ["feature", "score", "calibration"] as const;
export type DriftFinding = { code: (typeof DRIFT_FINDINGS)[number]; feature: string | null; value: number; since: Date };

export type DriftReport = {
  at: Date;
  version: string;
  /** Of the last week, and of what they are set beside; below a few hundred nothing is said. */
  rows: number;
  rowsBefore: number;
  features: { feature: string; psi: number }[];
  score: number | null;
  calibration: { ece: number; rows: number; outcomes: number; bins: CalibrationBin[] } | null;
  findings: DriftFinding[];
};
