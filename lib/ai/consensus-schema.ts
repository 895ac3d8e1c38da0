import { z } from "zod";

/** How long an answer takes at most, whatever stalls; voters get a little less, so that there is time to count. */
export const CONSENSUS_DEADLINE_MS = 3_000;
export const VOTING_MS = 2_800;

/** What a voter says that cannot tell. Never one of the decisions. */
export const ABSTAIN = "abstain";

const VOTERS_MAX = 7;
const WEIGHT_MAX = 1_000;

/** Ends up in a prompt and in a JSON Schema, so it is a label and no text. */
const decisionSchema = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,62}[\p{L}\p{N}]$|^[\p{L}\p{N}]$/u, "A decision has 1 to 64 letters, digits, spaces, - or _.")
  .refine((name) => name.toLowerCase() !== ABSTAIN, `"${ABSTAIN}" is what a voter says that cannot tell.`);

/** "provider", "model" or "provider/model", as everywhere. */
const voterNameSchema = z.string().min(1).max(128);

export const consensusQuestionSchema = z.strictObject({
  question: z.string().trim().min(1).max(4_000),
  /** What the question is about: data to the voters, never instructions. */
  context: z.string().max(24_000).optional(),
  decisions: z
    .array(decisionSchema)
    .min(2)
    .max(12)
    .refine((names) => new Set(names.map((name) => name.toLowerCase())).size === names.length, "Each decision may stand there once."),
  /** Left out: every connected provider with its default model; without any key the three demo voters. */
  voters: z
    .array(voterNameSchema)
    .min(1)
    .max(VOTERS_MAX)
    .refine((names) => new Set(names).size === names.length, "Each voter may stand there once.")
    .optional(),
  /** How many votes have to be cast; left out: more than half of the voters, and at least two. */
  quorum: z.int().min(1).max(VOTERS_MAX).optional(),
  /** By voter, as named above; who is not named weighs 1. Only proportions count. */
  weights: z.record(voterNameSchema, z.number().positive().max(WEIGHT_MAX)).optional(),
});
export type ConsensusQuestion = z.infer<typeof consensusQuestionSchema>;

/** What every voter is asked for. `score`: how much of what is asked about is there, 0 nothing and 1 all of it (of a risk: how risky). */
const verdictSchema = z.object({
  decision: z.string(),
  score: z.number().min(0).max(1),
  confidence: z.number().min(0).max(1),
  reasons: z.array(z.string()),
});
export type Verdict = z.infer<typeof verdictSchema>;

const voterFields = {
  voter: z.string(),
  provider: z.string(),
  model: z.string(),
  /** No model spoke: fixed rules did. */
  isDemo: z.boolean(),
  weight: z.number(),
  latencyMs: z.number(),
  /** Null where nobody will tell what the call has cost. */
  costMicros: z.int().nullable(),
};

export const ABSENCES = ["late", "malformed", "abstained", "declined", "failed"] as const;

const voteSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("cast"), ...voterFields, verdict: verdictSchema, isDissent: z.boolean() }),
  z.object({ type: z.literal("absent"), ...voterFields, reason: z.enum(ABSENCES), detail: z.string() }),
]);
export type Vote = z.infer<typeof voteSchema>;
export type CastVote = Extract<Vote, { type: "cast" }>;

export const consensusSchema = z.object({
  id: z.string(),
  /** Null when the voters decided nothing: `undecidedBecause` says why. */
  decision: z.string().nullable(),
  undecidedBecause: z.enum(["below_quorum", "tie"]).nullable(),
  /** One sentence for people. */
  summary: z.string(),
  /** The weighted median of the cast scores, and the weighted mean of the confidences; null without a vote. */
  score: z.number().min(0).max(1).nullable(),
  confidence: z.number().min(0).max(1).nullable(),
  /** 0 none to 1 full; null with fewer than two votes, for one voice agrees with nobody. */
  agreement: z.number().min(0).max(1).nullable(),
  quorum: z.int(),
  castCount: z.int(),
  votes: z.array(voteSchema),
  /** Who decided otherwise, and why. */
  dissent: z.array(z.object({ voter: z.string(), decision: z.string(), score: z.number(), reasons: z.array(z.string()) })),
  /** At least one vote is the demo engine's. */
  isDemo: z.boolean(),
  latencyMs: z.number(),
  /** Of the calls whose cost is known. */
  costMicros: z.int(),
  currency: z.literal("USD"),
});
export type Consensus = z.infer<typeof consensusSchema>;
