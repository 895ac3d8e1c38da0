// Several models judge one question at the same time, each by itself. Who has not answered when the time is up is absent, visibly;
// the rest is counted. Nothing is decided below the quorum or at a tie, and what the minority said stays in the answer.

import type { GuardEventDeps } from "../guard/event-ports.ts";
import { getOutputRules } from "../guard/output-rules.ts";
import type { JudgeDeps } from "../guard/ports.ts";
import { assertPermission } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { AppError } from "../platform/errors.ts";
import { createId } from "../platform/ids.ts";
import type { Metrics } from "../platform/metrics.ts";
import type { Feature, ModelAccess } from "./access.ts";
import { type CastVote, type Consensus, type ConsensusQuestion, VOTING_MS, type Vote } from "./consensus-schema.ts";
import { askVoter, type Poll } from "./internal/consensus/ask-voter.ts";
import { guardQuestion } from "./internal/consensus/guard-question.ts";
import { type Tally, tally } from "./internal/consensus/tally.ts";
import { chooseVoters, type Electorate } from "./internal/consensus/voters.ts";
import type { Router } from "./router.ts";
import { toAppError } from "./to-app-error.ts";
import { toCaller } from "./to-caller.ts";

export type ConsensusDeps = JudgeDeps & GuardEventDeps & { modelAccess: ModelAccess; router: Router; metrics: Metrics };

/**
 * For what part of the product models are asked. Who must not choose the judges has personal keys left out. `isEvidence`: the context is
 * what is judged, however hostile; voters get it without secrets, and the guard does not keep it from them.
 */
export type Asker = { feature: Feature; isImpartial: boolean; isEvidence?: boolean; votingMs?: number };
const ANYBODY: Asker = { feature: "consensus", isImpartial: false };

/** Throws for what is wrong with the question or the asker's budget; whatever voters do ends in an answer within `CONSENSUS_DEADLINE_MS`. */
export async function reachConsensus(
  ctx: Context<ConsensusDeps>,
  asked: ConsensusQuestion,
  signal: AbortSignal = new AbortController().signal,
  { feature, isImpartial, isEvidence = false, votingMs = VOTING_MS }: Asker = ANYBODY,
): Promise<Consensus> {
  assertPermission(ctx, "ai.write");
  const startedAt = ctx.clock.now();
  const id = createId("consensus");
  const caller = { ...toCaller(ctx, feature), isImpartial };
  const end = new AbortController();
  const { question, isPersonal, clearance } = await guardQuestion(ctx, asked, {
    id,
    caller,
    isEvidence,
    signal: AbortSignal.any([signal, end.signal]),
  });
  const closing = closeAfter(ctx, startedAt + votingMs, AbortSignal.any([signal, end.signal]), signal);
  const poll: Poll = {
    access: ctx.deps.modelAccess,
    caller,
    options: { dataClasses: isPersonal ? ["message", "personal"] : ["message"] },
    question,
    rules: await getOutputRules(ctx),
    signal: AbortSignal.any([signal, end.signal]),
    closing,
  };
  try {
    const electorate = await Promise.race([chooseVoters(ctx.deps.router, caller, question, poll.signal), closing]);
    if (electorate === "closed")
      throw new AppError("unavailable", "ai.consensus_late", "The voters could not be found in time.", { retryAfterSeconds: 5 });
    const [returns] = await Promise.all([Promise.all(electorate.voters.map((voter) => askVoter(ctx, voter, poll))), clearance]);
    const refusals = returns.flatMap(({ refusal }) => (refusal ? [refusal] : []));
    if (refusals[0] && refusals.length === returns.length) throw refusals[0];
    const votes = returns.map(({ vote }) => vote);
    const consensus = count(electorate, votes);
    note(ctx, consensus);
    return { id, ...consensus, latencyMs: ctx.clock.now() - startedAt };
  } catch (error) {
    throw toAppError(error);
  } finally {
    end.abort();
  }
}

/** Resolves at `at`; a caller who leaves before ends it all. */
function closeAfter(ctx: Context, at: number, wake: AbortSignal, caller: AbortSignal): Promise<"closed"> {
  const closing = ctx.clock.sleep(Math.max(0, at - ctx.clock.now()), wake).then(
    () => "closed" as const,
    () => {
      if (caller.aborted) throw new AppError("unavailable", "provider.aborted", "The request was stopped.");
      return "closed" as const;
    },
  );
  closing.catch(() => undefined);
  return closing;
}

type Counted = Omit<Consensus, "id" | "latencyMs">;

function count({ quorum }: Electorate, all: readonly Vote[]): Counted {
  const cast = all.flatMap((vote) => (vote.type === "cast" ? [vote] : []));
  const result = tally(cast.map(({ weight, verdict }) => ({ ...verdict, weight })));
  const isQuorate = cast.length >= quorum;
  const decision = isQuorate ? (result?.decision ?? null) : null;
  const isDissent = (vote: CastVote) => decision !== null && vote.verdict.decision !== decision;
  return {
    decision,
    undecidedBecause: !isQuorate ? "below_quorum" : decision === null ? "tie" : null,
    summary: summarize({ decision, isQuorate, quorum, cast: cast.length, asked: all.length, dissent: cast.filter(isDissent).length }),
    ...toFigures(result, cast.length),
    quorum,
    castCount: cast.length,
    votes: all.map((vote) => (vote.type === "cast" ? { ...vote, isDissent: isDissent(vote) } : vote)),
    dissent: cast
      .filter(isDissent)
      .map(({ voter, verdict }) => ({ voter, decision: verdict.decision, score: verdict.score, reasons: verdict.reasons })),
    isDemo: cast.some((vote) => vote.isDemo),
    costMicros: all.reduce((sum, { costMicros }) => sum + (costMicros ?? 0), 0),
    currency: "USD",
  };
}

/** To four places: more would be noise of the models. */
function toFigures(result: Tally | null, castCount: number): Pick<Consensus, "score" | "confidence" | "agreement"> {
  const round = (value: number) => Math.round(value * 10_000) / 10_000;
  if (!result) return { score: null, confidence: null, agreement: null };
  return {
    score: round(result.score),
    confidence: round(result.confidence),
    agreement: castCount < 2 ? null : round(result.agreement),
  };
}

type Outcome = { decision: string | null; isQuorate: boolean; quorum: number; cast: number; asked: number; dissent: number };

function summarize({ decision, isQuorate, quorum, cast, asked, dissent }: Outcome): string {
  const votes = (number: number) => (number === 1 ? "1 vote" : `${number} votes`);
  const absent = asked - cast;
  const missing = absent === 0 ? "" : ` ${absent} of ${asked} voters gave none.`;
  if (!isQuorate) return `Undecided: ${votes(cast)} of the ${quorum} needed.${missing}`;
  if (decision === null) return `Undecided: ${votes(cast)}, and the heaviest decisions weigh the same.${missing}`;
  return `${decision}: ${cast - dissent} of ${votes(cast)}.${missing}`;
}

function note(ctx: Context<ConsensusDeps>, { decision, dissent }: Counted): void {
  if (decision === null) return;
  ctx.deps.metrics.counter("aeges_consensus_agreements_total", { kind: dissent.length === 0 ? "unanimous" : "majority" })();
}
