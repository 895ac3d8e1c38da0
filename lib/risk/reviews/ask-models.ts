import type { Consensus, Vote } from "../../ai/consensus-schema.ts";
import { reachConsensus } from "../../ai/reach-consensus.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { ReviewDeps } from "./ports.ts";
import type { ReviewQuestion } from "./review-question.ts";
import type { ReviewVote } from "./review-record.ts";

/** Two voices are the least that can agree; one alone is heard and moves nothing. */
const QUORUM_MIN = 2;

export type Answer =
  | { type: "answered"; consensus: Consensus; voted: string | null }
  /** "unavailable": nobody could be asked. "refused": the guard let the question through to nobody. */
  | { type: "unavailable" | "refused" };

/** Whatever becomes of the models is an answer. `voters` that cannot vote are told to whoever named them. */
export async function askModels(
  ctx: Context<ReviewDeps>,
  { question, context, decisions }: ReviewQuestion,
  { voters, signal }: { voters: readonly string[] | null; signal?: AbortSignal | undefined },
): Promise<Answer> {
  const asked = { question, context, decisions, ...(voters && { voters: [...voters] }) };
  const reach = (quorum?: number) =>
    reachConsensus(ctx, { ...asked, ...(quorum !== undefined && { quorum }) }, signal, { feature: "risk", isImpartial: true });
  try {
    const consensus = await reach().catch((error: unknown) => {
      if (error instanceof AppError && error.code === "ai.quorum_unreachable") return reach(1);
      throw error;
    });
    return { type: "answered", consensus, voted: consensus.castCount >= QUORUM_MIN ? consensus.decision : null };
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (!(error instanceof AppError)) throw error;
    if (error.kind === "forbidden" || error.code === "ai.voter_unknown") throw error;
    ctx.log.warn({ code: error.code }, "no models could be asked about a transaction");
    return { type: error.code === "guard.input_blocked" ? "refused" : "unavailable" };
  }
}

/** Without the voters' words: those are kept encrypted. */
export function toReviewVote(vote: Vote): ReviewVote {
  const { voter, provider, model, isDemo, latencyMs, costMicros } = vote;
  const cast = vote.type === "cast" ? vote.verdict : null;
  return {
    ...{ voter, provider, model, isDemo, latencyMs, costMicros },
    decision: cast?.decision ?? null,
    absence: vote.type === "absent" ? vote.reason : null,
    score: cast?.score ?? null,
    confidence: cast?.confidence ?? null,
  };
}
