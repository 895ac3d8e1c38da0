import * as z from "zod/mini";
import { requestJson } from "./http.ts";

const voterFields = {
  voter: z.string(),
  provider: z.string(),
  model: z.string(),
  isDemo: z.boolean(),
  weight: z.number(),
  latencyMs: z.number(),
  costMicros: z.nullable(z.number()),
};

const voteSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("cast"),
    ...voterFields,
    verdict: z.object({ decision: z.string(), score: z.number(), confidence: z.number(), reasons: z.array(z.string()) }),
    isDissent: z.boolean(),
  }),
  z.object({
    type: z.literal("absent"),
    ...voterFields,
    reason: z.enum(["late", "malformed", "abstained", "declined", "failed"]),
    detail: z.string(),
  }),
]);
export type Vote = z.infer<typeof voteSchema>;

const consensusSchema = z.object({
  id: z.string(),
  decision: z.nullable(z.string()),
  undecidedBecause: z.nullable(z.enum(["below_quorum", "tie"])),
  summary: z.string(),
  score: z.nullable(z.number()),
  confidence: z.nullable(z.number()),
  agreement: z.nullable(z.number()),
  quorum: z.number(),
  castCount: z.number(),
  votes: z.array(voteSchema),
  dissent: z.array(z.object({ voter: z.string(), decision: z.string(), score: z.number(), reasons: z.array(z.string()) })),
  isDemo: z.boolean(),
  latencyMs: z.number(),
  costMicros: z.number(),
});
export type Consensus = z.infer<typeof consensusSchema>;

export type ConsensusQuestion = { question: string; context?: string; decisions: string[]; voters?: string[] };

export function askConsensus(question: ConsensusQuestion, signal: AbortSignal): Promise<Consensus> {
  return requestJson("/api/ai/consensus", consensusSchema, { method: "POST", body: question, signal });
}
