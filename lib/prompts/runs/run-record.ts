import type { FinishReason } from "../../ai/schema.ts";

/**
 * "blocked": the guard let the question reach no model. "withheld": the answer was found unsafe, in whole or from some place on.
 * "stopped" by whoever asked; "failed" with a code.
 */
export const RUN_OUTCOMES = ["answered", "blocked", "withheld", "failed", "stopped"] as const;
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

export const THUMBS = ["up", "down"] as const;
export type Thumb = (typeof THUMBS)[number];

/** One arm of an experiment. */
export type ExperimentArm = { experimentId: string; arm: number };

/** One run of a prompt, kept for the person who ran it, also of a prompt of another organization. */
export type RunRecord = {
  _id: string;
  orgId: string;
  userId: string;
  /** null: run by the person at the console. */
  keyId: string | null;
  promptId: string;
  /** As it was called then. */
  promptTitle: string;
  version: number;
  at: Date;
  outcome: RunOutcome;
  errorCode: string | null;
  callId: string | null;
  /** null where nobody answered. */
  provider: string | null;
  model: string | null;
  isDemo: boolean;
  inputTokens: number;
  outputTokens: number;
  costMicros: number;
  durationMs: number;
  finishReason: FinishReason | null;
  experiment: ExperimentArm | null;
  thumb: Thumb | null;
  /** `SealedRun` as JSON, encrypted. */
  sealed: string;
  /** What was said beside the thumb, encrypted. */
  note: string | null;
  expiresAt: Date;
};
