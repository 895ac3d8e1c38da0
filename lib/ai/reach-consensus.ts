// Several models judge one question at the same time, each by itself. Who has not answered when the time is up is absent, visibly;
// the rest is counted. Nothing is decided below the quorum or at a tie, and what the minority said stays in the answer.

import { inspectInput } from "../guard/inspect-input.ts";
import type { GuardDeps } from "../guard/ports.ts";
import type { GuardVerdict } from "../guard/schema.ts";
import { assertPermission } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { AppError } from "../platform/errors.ts";
import { createId } from "../platform/ids.ts";
import type { Metrics } from "../platform/metrics.ts";
import type { DataClass, ModelAccess } from "./access.ts";
import { type CastVote, type Consensus, type ConsensusQuestion, VOTING_MS, type Vote } from "./consensus-schema.ts";
import { askVoter, type Poll } from "./internal/consensus/ask-voter.ts";
import { type Tally, tally } from "./internal/consensus/tally.ts";
import { chooseVoters, type Electorate } from "./internal/consensus/voters.ts";
import type { Router } from "./router.ts";
import { toAppError } from "./to-app-error.ts";
import { toCaller } from "./to-caller.ts";

export type ConsensusDeps = GuardDeps & { modelAccess: ModelAccess; router: Router; metrics: Metrics };

/** Throws for what is wrong with the question or the asker's budget; whatever voters do ends in an answer within `CONSENSUS_DEADLINE_MS`. */
export async function reachConsensus(
  ctx: Context<ConsensusDeps>,
  question: ConsensusQuestion,
  signal: AbortSignal = new AbortController().signal,
): Promise<Consensus> {
  assertPermission(ctx, "ai.write");
  const startedAt = ctx.clock.now();
  const guarded = await guard(ctx, question);
  const caller = toCaller(ctx, "consensus");
  const end = new AbortController();
  const closing = closeAfter(ctx, startedAt + VOTING_MS, AbortSignal.any([signal, end.signal]), signal);
  const poll: Poll = {
    access: ctx.deps.modelAccess,
    caller,
    options: { dataClasses: toDataClasses(guarded) },
    question,
    signal: AbortSignal.any([signal, end.signal]),
    closing,
  };
  try {
    const electorate = await Promise.race([chooseVoters(ctx.deps.router, caller, question, poll.signal), closing]);
    if (electorate === "closed")
      throw new AppError("unavailable", "ai.consensus_late", "The voters could not be found in time.", { retryAfterSeconds: 5 });
    const returns = await Promise.all(electorate.voters.map((voter) => askVoter(ctx, voter, poll)));
    const refusals = returns.flatMap(({ refusal }) => (refusal ? [refusal] : []));
    if (refusals[0] && refusals.length === returns.length) throw refusals[0];
    const votes = returns.map(({ vote }) => vote);
    const consensus = count(electorate, votes);
    note(ctx, consensus);
    return { id: createId("consensus"), ...consensus, latencyMs: ctx.clock.now() - startedAt };
  } catch (error) {
    throw toAppError(error);
  } finally {
    end.abort();
  }
}

async function guard(ctx: Context<ConsensusDeps>, { question, context, decisions }: ConsensusQuestion): Promise<GuardVerdict[]> {
  const verdicts = [
    await inspectInput(ctx, { text: `${question}\n${decisions.join("\n")}`, source: "user" }),
    ...(context === undefined ? [] : [await inspectInput(ctx, { text: context, source: "untrusted" })]),
  ];
  const blocked = verdicts.find(({ verdict }) => verdict !== "SAFE");
  if (!blocked) return verdicts;
  const reasons = blocked.reasons.map(({ text }) => text).join(" ");
  throw new AppError("invalid", "guard.input_blocked", `The input guard stopped this question. ${reasons}`);
}

function toDataClasses(verdicts: readonly GuardVerdict[]): DataClass[] {
  return verdicts.some(({ redactions }) => redactions.length > 0) ? ["message", "personal"] : ["message"];
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
