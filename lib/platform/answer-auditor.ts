// Answers of the product are audited before anybody goes by them. Whoever makes one asks here whether this one is to be, and what came of
// it; lib/failsafe gives the answer.

import type { Context } from "./context.ts";

/** What of the product answers. */
export type AnsweringPart = "chat" | "gateway" | "playground" | "prompts";

export type ProducedAnswer = {
  source: AnsweringPart;
  /** The turn or call. Whether it is audited follows from it alone, so that every attempt decides alike. */
  runId: string;
  /** Names the part of a run, where several are audited by themselves; left out, the run is one. */
  part?: string;
  /** "provider/model" */
  model: string;
  /** The last thing that was asked. */
  prompt: string;
  response: string;
  /** What the answer was to go by; null where nothing was given. */
  context: string | null;
  /** All its reader has said before or may read anyway; left out where that is not known. */
  known?: string;
  instructions?: string;
  canary?: string;
  userId: string | null;
  keyId: string | null;
  /** Nothing of a fleeting conversation is stored, whatever comes of the audit. */
  keepsTexts: boolean;
};

export type AnswerAuditor = {
  /** Cheap: nothing else happens for an answer that is not among the share. */
  isDue(orgId: string, run: Pick<ProducedAnswer, "source" | "runId">): Promise<boolean>;
  /** Once for each part of a run: asked again, it says the same. */
  audit(ctx: Context, answer: ProducedAnswer): Promise<{ auditId: string; passed: boolean; isWithheld: boolean }>;
};

/** What stands in the place of an answer that failed. */
export const WITHHELD_TEXT = "[answer withheld: the fail-safe found it unsafe]";
