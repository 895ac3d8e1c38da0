import { z } from "zod";
import { type CallEstimate, type CallRecord, reservedMicros, toCallRecords, toPlannedCall } from "../../ai/call-records.ts";
import { ProviderError } from "../../ai/errors.ts";
import { estimateTokens } from "../../ai/estimate-tokens.ts";
import type { Attempt, CallJournal, RoutedStream, RouteRequest, RouteTarget } from "../../ai/routing.ts";
import { type ChatMessage, finishReasonSchema, toolCallSchema, type Usage, usageSchema } from "../../ai/schema.ts";
import { guardVerdictSchema } from "../../guard/schema.ts";
import { AppError } from "../../platform/errors.ts";
import { JobFailure, NotYetError } from "../../platform/jobs/define-job.ts";
import { isHaltedError } from "../../platform/safety-gate.ts";
import type { StepRecord } from "../turn-record.ts";
import { createAnswerGuard } from "./answer-guard.ts";
import type { WriteCalls } from "./checkpoints.ts";
import type { Clearance } from "./clearance.ts";
import { createContinuingGuard } from "./continuing.ts";
import { OUTPUT_TOKENS_MAX, toEstimate } from "./to-estimate.ts";
import { reserveCall } from "./turn-holds.ts";
import type { AnsweredBy, Turn } from "./turn-run.ts";
import { toLostRows } from "./usage-rows.ts";
import { StoppedByUser } from "./watch-stop.ts";

/** One round with the model. The text is what the output guard let through; the raw text is never kept. */
export const modelResultSchema = z.object({
  text: z.string(),
  toolCalls: z.array(toolCallSchema),
  reason: z.union([finishReasonSchema, z.literal("stopped")]),
  usage: usageSchema,
  verdict: guardVerdictSchema,
  by: z.object({ provider: z.string(), model: z.string(), isDemo: z.boolean(), fallbackReason: z.string().nullable() }),
});
export type ModelResult = z.infer<typeof modelResultSchema>;

export const ROUND_SEPARATOR = "\n\n";

/** `prefer` is the provider of the round before, whose tool calls the conversation holds. */
export type ModelRound = {
  round: number;
  messages: readonly ChatMessage[];
  clearance: Clearance;
  prefer?: string;
  /** It has to answer with what it has. */
  isLast: boolean;
};

export async function runModel(turn: Turn, { round, messages, clearance, prefer, isLast }: ModelRound): Promise<ModelResult> {
  const { checkpoints, ctx, record } = turn;
  const key = `model:${round}`;
  const deadline = AbortSignal.timeout(ctx.deps.jobTiming.stepTimeoutMs);
  const choice = { ...(prefer !== undefined && { prefer }), ...(isLast && { toolChoice: "none" as const }) };
  const request = { ...toRequest(turn, messages, deadline), ...choice };
  const estimate = toEstimate(request, turn.taint.sources());
  const { inputTokens } = estimate;
  let planned: RouteTarget | null = null;
  return checkpoints.run<ModelResult>({
    key,
    label: "Asking a model",
    result: modelResultSchema,
    plan: async () => {
      const target = await ctx.deps.router.plan({ orgId: record.orgId, userId: record.userId }, request).catch((error: unknown) => {
        throw toFailure(turn, error, deadline);
      });
      planned = target;
      return {
        label: `Asking ${target.isDemo ? "the demo engine" : target.provider}`,
        detail: { provider: target.provider, model: target.model, inputTokens, reservedMicros: reservedMicros(target, estimate) },
        calls: [toPlannedCall(target, estimate, ctx.clock.now())],
      };
    },
    onUncertain: (begun) => ({ usage: toLostRows(key, begun) }),
    work: async (writeCalls) => {
      const { result, attempts } = await streamModel(turn, request, { key, round, planned, estimate, deadline, clearance, writeCalls });
      const calls = toCallRecords(attempts, estimate, result.usage);
      return { result, detail: toDetail(result, calls), calls };
    },
  });
}

function toDetail({ by, usage, reason }: ModelResult, calls: readonly CallRecord[]): StepRecord["detail"] {
  return {
    provider: by.provider,
    model: by.model,
    ...(by.fallbackReason !== null && { fallbackReason: by.fallbackReason }),
    ...(calls.length > 1 && { calls: calls.length }),
    outputTokens: usage.outputTokens,
    inputTokens: usage.inputTokens,
    isEstimated: usage.isEstimated,
    costMicros: calls.find(({ outcome }) => outcome === "answered")?.costMicros ?? 0,
    finishReason: reason,
  };
}

type Asking = {
  key: string;
  round: number;
  planned: RouteTarget | null;
  estimate: CallEstimate;
  deadline: AbortSignal;
  clearance: Clearance;
  writeCalls: WriteCalls;
};

async function streamModel(
  turn: Turn,
  request: RouteRequest,
  asking: Asking,
): Promise<{ result: ModelResult; attempts: readonly Attempt[] }> {
  const { writer, ctx, record } = turn;
  const goesOn = turn.begun?.firstRound === asking.round;
  const guard = goesOn && turn.begun ? await createContinuingGuard(turn, turn.begun) : await createAnswerGuard(turn);
  let text = "";
  const say = (released: string) => {
    if (released === "") return;
    if (text === "" && !goesOn && writer.current().text !== "") writer.text(ROUND_SEPARATOR);
    text += released;
    writer.text(released);
  };
  const toolCalls: ModelResult["toolCalls"] = [];
  let finish: { reason: ModelResult["reason"]; usage: Usage } | null = null;
  let answer: RoutedStream | null = null;
  let attempts: readonly Attempt[] = [];
  const journal: CallJournal = async (soFar) => {
    attempts = soFar;
    if (!isAsPlanned(soFar, asking.planned)) await asking.writeCalls(toCallRecords(soFar, asking.estimate));
    const next = soFar.at(-1);
    if (next) await reserveCall(ctx, record, { key: asking.key, index: soFar.length - 1, micros: reservedMicros(next, asking.estimate) });
  };
  try {
    answer = await ctx.deps.router.stream({ orgId: record.orgId, userId: record.userId }, request, journal);
    for await (const part of answer.parts) {
      await asking.clearance.wait();
      if (part.type === "text") say(guard.push(part.text));
      else if (part.type === "tool-call") toolCalls.push(part.call);
      else finish = { reason: part.reason, usage: part.usage };
    }
  } catch (error) {
    // Nothing came back before the person stopped it: a lost call, which the customer does not pay for.
    if (!answer || !(turn.signal.reason instanceof StoppedByUser)) {
      await noteCalls(turn, asking, attempts);
      throw toFailure(turn, error, asking.deadline);
    }
  }
  // What the guard still holds back when a person stops may be half a secret: it is dropped, not released.
  if (finish) say(guard.end());
  else
    finish = {
      reason: "stopped",
      usage: { inputTokens: asking.estimate.inputTokens, outputTokens: estimateTokens(text), isEstimated: true },
    };
  const said = guard.isWithheld() ? { text, toolCalls: [], ...finish, reason: "content-filter" as const } : { text, toolCalls, ...finish };
  const verdict = guard.verdict();
  ctx.deps.guard.onVerdict?.(verdict);
  return { result: { ...said, verdict, by: toAnsweredBy(answer) }, attempts };
}

function toRequest(turn: Turn, messages: readonly ChatMessage[], deadline: AbortSignal): RouteRequest {
  return {
    messages,
    tools: turn.tools.map(({ name, description, parameters }) => ({ name, description, parameters })),
    areToolsOptional: true,
    // A run that is refused costs the message one of its few attempts; it has this much of its step to spare.
    waitMaxMs: turn.ctx.deps.jobTiming.stepTimeoutMs / 3,
    maxOutputTokens: OUTPUT_TOKENS_MAX,
    signal: AbortSignal.any([turn.signal, deadline]),
  };
}

/** The call that was written down with the start of the step needs no word more. */
function isAsPlanned(attempts: readonly Attempt[], planned: RouteTarget | null): boolean {
  const [first] = attempts;
  const isSame = first?.provider === planned?.provider && first?.model === planned?.model && first?.origin === planned?.origin;
  return attempts.length === 1 && isSame;
}

/** What became of the calls decides what is booked. A run that may not write any more leaves them as they began, at the most they can cost. */
async function noteCalls(turn: Turn, { writeCalls, estimate }: Asking, attempts: readonly Attempt[]): Promise<void> {
  await writeCalls(toCallRecords(attempts, estimate)).catch((error: unknown) => {
    turn.ctx.log.warn({ id: turn.record._id, error }, "what became of a model call could not be written");
  });
}

function toFailure(turn: Turn, error: unknown, deadline: AbortSignal): unknown {
  if (turn.run.signal.aborted) return turn.run.signal.reason;
  if (isHaltedError(error)) return error;
  // A provider cut by our own deadline says "aborted", which it would not be worth trying again for.
  if (deadline.aborted && !turn.signal.aborted) return new JobFailure("provider.timeout", { isRetryable: true, cause: error });
  if (error instanceof ProviderError && !error.wasAsked && isYoung(turn))
    return new NotYetError(`provider.${error.reason}`, error.retryAfterMs ?? turn.ctx.deps.jobTiming.backoffBaseMs);
  if (error instanceof ProviderError)
    return new JobFailure(`provider.${error.reason}`, { isRetryable: error.isRetryable, retryAfterMs: error.retryAfterMs, cause: error });
  // Nothing is asked any more before the budget starts anew or is raised: the message fails now and says so.
  if (error instanceof AppError)
    return new JobFailure(error.code, { isRetryable: error.kind !== "limited", retryAfterMs: retryAfterMs(error), cause: error });
  return error;
}

/** A message whose providers are all closed off waits for them without using up its attempts, as long as one run may take. */
function isYoung({ ctx, record }: Turn): boolean {
  return ctx.clock.now() - record.createdAt.getTime() < ctx.deps.jobTiming.jobTimeoutMs;
}

function retryAfterMs({ options: { retryAfterSeconds } }: AppError): number | null {
  return retryAfterSeconds === undefined ? null : retryAfterSeconds * 1_000;
}

function toAnsweredBy({ provider, model, isDemo, fallbackReason }: RoutedStream): AnsweredBy {
  return { provider, model, isDemo, fallbackReason };
}
