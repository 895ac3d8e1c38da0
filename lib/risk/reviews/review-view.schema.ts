import { z } from "zod";
import { DECISIONS } from "../engine/decision-of.ts";
import { REVIEW_OUTCOMES } from "./review-record.ts";

const decision = z.enum(DECISIONS);

const reviewVoteSchema = z.object({
  voter: z.string(),
  provider: z.string(),
  model: z.string(),
  isDemo: z.boolean().describe("No model spoke: fixed rules did."),
  decision: z.string().nullable(),
  absence: z.string().nullable().describe("Why it gave no vote."),
  score: z.number().nullable(),
  confidence: z.number().nullable(),
  reasons: z.array(z.string()),
  latencyMs: z.number(),
});

/** What several models said of one verdict. */
export const consensusViewSchema = z.object({
  agreement: z.number().min(0).max(1).nullable().describe("0 none to 1 full; null with fewer than two votes."),
  votes: z.array(reviewVoteSchema),
  outcome: z.enum(REVIEW_OUTCOMES).describe("Why the decision holds."),
  summary: z.string().describe("The same in a sentence."),
  isDemo: z.boolean(),
});
export type ConsensusView = z.infer<typeof consensusViewSchema>;

export const reviewViewSchema = consensusViewSchema.extend({
  id: z.string(),
  isAsked: z.boolean().describe("Somebody asked for it; false where the score was close to a threshold."),
  before: decision,
  decision,
  options: z.array(decision).describe("What the models could choose from."),
  questionHash: z.string().nullable(),
  costMicros: z.int(),
  latencyMs: z.number(),
  at: z.iso.datetime(),
});
export type ReviewView = z.infer<typeof reviewViewSchema>;

export const reviewListSchema = z.object({ items: z.array(reviewViewSchema) });
