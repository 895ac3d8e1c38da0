// One request of the gateway: guard in, ask, guard out, note what became of it. No queue and nothing stored of what was said.

import { consultJudge, isGrey } from "../../guard/consult-judge.ts";
import type { GuardVerdict } from "../../guard/schema.ts";
import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { AccessCaller, AccessOptions, CacheOutcome, Charge } from "../access.ts";
import { dataClassesOf } from "../data-classes.ts";
import type { GenerateResult } from "../ports.ts";
import type { RouteRequest } from "../routing.ts";
import type { StreamPart } from "../schema.ts";
import { toAppError } from "../to-app-error.ts";
import { toCaller } from "../to-caller.ts";
import { toAnswerRules } from "./answer-rules.ts";
import type { AskInput } from "./ask-input.ts";
import { assertFits } from "./assert-fits.ts";
import { type AnswerAudit, planAudit, WITHHELD } from "./audit-answer.ts";
import { type CallNote, startCallNote } from "./call-note.ts";
import { type AnswerRules, type GuardedPart, guardParts, guardWhole } from "./guard-parts.ts";
import { inspectConversation } from "./inspect-conversation.ts";
import type { GatewayDeps } from "./ports.ts";

/** Who answers, and how it came to that. */
export type Answerer = {
  callId: string;
  provider: string;
  model: string;
  isDemo: boolean;
  fallbackReason: string | null;
  cache: CacheOutcome;
};

/** `verdict` is the request's; the answer's comes with its last part. `charge` is known once the parts have ended. */
export type GuardedStream = Answerer & { verdict: GuardVerdict; parts: AsyncIterable<GuardedPart>; charge(): Charge | null };
/** `verdicts`: the request's and the answer's. */
export type GuardedResult = Answerer & GenerateResult & { verdicts: readonly [GuardVerdict, GuardVerdict]; charge: Charge };

/** `clearance` is what a judge makes of a request the guard is not sure of; null where nobody is asked. It never rejects. */
type Prepared = {
  note: CallNote;
  verdict: GuardVerdict;
  clearance: Promise<GuardVerdict> | null;
  caller: AccessCaller;
  request: RouteRequest;
  options: AccessOptions;
  rules: AnswerRules;
  audit: AnswerAudit;
};

/** Settles with the first part of the answer: until then a failure is thrown, later ones break the stream. */
export async function streamAnswer(ctx: Context<GatewayDeps>, input: AskInput): Promise<GuardedStream> {
  const prepared = await prepare(ctx, input);
  const { note, caller, options } = prepared;
  const { answer, verdict } = await askCleared(prepared, {
    ask: (request) => ctx.deps.modelAccess.stream(caller, request, options),
    drop: async ({ parts }) => void (await parts[Symbol.asyncIterator]().return?.()),
  });
  note.answeredBy(answer);
  return { ...toAnswerer(note, answer), verdict, parts: tell(prepared, answer), charge: () => answer.charge() };
}

/** The whole answer at once: here another provider also steps in for half of one. */
export async function generateAnswer(ctx: Context<GatewayDeps>, input: AskInput): Promise<GuardedResult> {
  const prepared = await prepare(ctx, input);
  const { note, caller, options } = prepared;
  const { answer, verdict } = await askCleared(prepared, {
    ask: (request) => ctx.deps.modelAccess.generate(caller, request, options),
    drop: async () => undefined,
  });
  note.answeredBy(answer);
  const guarded = guardWhole(answer, prepared.rules);
  const isSafe = await prepared.audit.passes({ ...answer, text: guarded.text });
  note.end(isSafe ? "answered" : "blocked", { verdict: guarded.verdict, charge: answer.charge });
  const { text, toolCalls, reason } = isSafe ? guarded : WITHHELD;
  const { usage, charge } = answer;
  return { ...toAnswerer(note, answer), text, toolCalls, reason, usage, charge, verdicts: [verdict, guarded.verdict] };
}

async function prepare(ctx: Context<GatewayDeps>, input: AskInput): Promise<Prepared> {
  const { endpoint, feature = "gateway", request, cacheSeconds, permission = "ai.write" } = input;
  assertPermission(ctx, permission);
  assertFits(request.model, request.messages, request.tools ?? []);
  const note = startCallNote(ctx, endpoint);
  const { verdict, suspect, messages } = await inspectConversation(ctx, request.messages);
  note.judged(verdict);
  if (verdict.action === "block") throw block(note, verdict);
  const dataClasses = dataClassesOf(messages, verdict);
  const caller = { ...toCaller(ctx, feature), callId: note.id };
  const { userId, keyId } = caller;
  const isPersonal = verdict.redactions.length > 0;
  const clearance = isGrey(verdict)
    ? consultJudge(ctx, verdict, { text: suspect, isPersonal, userId, keyId, signal: request.signal })
    : null;
  const options = { dataClasses, ...(cacheSeconds !== null && { cacheSeconds }) };
  const rules = await toAnswerRules(ctx, request, input);
  const { areInstructionsOurs, canary } = input;
  const ours = { ...(areInstructionsOurs && { instructions: rules.instructions ?? "" }), ...(canary !== undefined && { canary }) };
  const audit = await planAudit(ctx, { callId: note.id, caller, endpoint, request: { ...request, messages }, ...ours });
  return { note, verdict, clearance, caller, request: { ...request, messages }, options, rules, audit };
}

type Asking<Answer> = { ask(request: RouteRequest): Promise<Answer>; drop(answer: Answer): Promise<void> };

/** The judge reads while the model thinks; nothing of an answer is used before both have spoken. */
async function askCleared<Answer>(
  { note, verdict, clearance, request }: Prepared,
  { ask, drop }: Asking<Answer>,
): Promise<{ answer: Answer; verdict: GuardVerdict }> {
  if (!clearance) return { answer: await note.failing(ask(request)), verdict };
  const stop = new AbortController();
  const asked = ask({ ...request, signal: AbortSignal.any([request.signal, stop.signal]) });
  asked.catch(() => undefined);
  const judged = await clearance;
  note.judged(judged);
  if (judged.action === "block") {
    stop.abort();
    await asked.then(drop).catch(() => undefined);
    throw block(note, judged);
  }
  return { answer: await note.failing(asked), verdict: judged };
}

function block(note: CallNote, verdict: GuardVerdict): AppError {
  note.end("blocked", {});
  return toBlocked(note.id, verdict);
}

type Told = { provider: string; model: string; parts: AsyncIterable<StreamPart>; charge(): Charge | null };

async function* tell({ note, rules, audit }: Prepared, answer: Told): AsyncGenerator<GuardedPart> {
  let verdict: GuardVerdict | null = null;
  let text = "";
  try {
    for await (const part of guardParts(answer.parts, rules)) {
      if (part.type === "text" && audit.isDue) text += part.text;
      if (part.type === "finish") verdict = part.verdict;
      const isSafe = part.type !== "finish" || (await audit.passes({ ...answer, text }));
      yield isSafe ? part : { ...part, reason: "content-filter" };
    }
    note.end("answered", { verdict, charge: answer.charge() });
  } catch (error) {
    const shown = toAppError(error);
    note.end("failed", { error: shown, charge: answer.charge() });
    throw shown;
  } finally {
    // A reader that turned away ends here; the first ending counts.
    note.end(verdict === null ? "stopped" : "answered", { verdict, charge: answer.charge() });
  }
}

function toAnswerer({ id }: CallNote, { provider, model, isDemo, fallbackReason, cache }: Omit<Answerer, "callId">): Answerer {
  return { callId: id, provider, model, isDemo, fallbackReason, cache };
}

function toBlocked(callId: string, { verdict, score, reasons, rulesVersion }: GuardVerdict): AppError {
  const detail = "The guard has found the request unsafe, so no answer is given. The verdict says where and why.";
  return new AppError("malformed", "gateway.content_blocked", detail, {
    errors: [{ pointer: "/body/messages", detail }],
    headers: { "x-aegis-verdict": verdict, "x-aegis-action": "block", "x-aegis-call-id": callId },
    members: { verdict: { verdict, score, reasons, rulesVersion } },
  });
}
