// One request of the gateway: guard in, ask, guard out, note what became of it. No queue and nothing stored of what was said.

import type { GuardVerdict } from "../../guard/schema.ts";
import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { AccessCaller, AccessOptions, CacheOutcome, Charge, Feature } from "../access.ts";
import { dataClassesOf } from "../data-classes.ts";
import type { GenerateResult } from "../ports.ts";
import type { RouteRequest } from "../routing.ts";
import type { StreamPart } from "../schema.ts";
import { toAppError } from "../to-app-error.ts";
import { toCaller } from "../to-caller.ts";
import { assertFits } from "./assert-fits.ts";
import { type CallNote, startCallNote } from "./call-note.ts";
import { type GuardedPart, guardParts, guardWhole } from "./guard-parts.ts";
import { inspectConversation } from "./inspect-conversation.ts";
import type { CallEndpoint } from "./model-call.store.ts";
import type { GatewayDeps } from "./ports.ts";

/** `feature` is whom the ledgers and budgets name; left out, the gateway. */
export type AskInput = { endpoint: CallEndpoint; feature?: Feature; request: RouteRequest; cacheSeconds: number | null };

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

type Prepared = { note: CallNote; verdict: GuardVerdict; caller: AccessCaller; options: AccessOptions };

/** Settles with the first part of the answer: until then a failure is thrown, later ones break the stream. */
export async function streamAnswer(ctx: Context<GatewayDeps>, input: AskInput): Promise<GuardedStream> {
  const { note, verdict, caller, options } = await prepare(ctx, input);
  const answer = await note.failing(ctx.deps.modelAccess.stream(caller, input.request, options));
  note.answeredBy(answer);
  return { ...toAnswerer(note, answer), verdict, parts: tell(note, answer), charge: () => answer.charge() };
}

/** The whole answer at once: here another provider also steps in for half of one. */
export async function generateAnswer(ctx: Context<GatewayDeps>, input: AskInput): Promise<GuardedResult> {
  const { note, verdict, caller, options } = await prepare(ctx, input);
  const answer = await note.failing(ctx.deps.modelAccess.generate(caller, input.request, options));
  note.answeredBy(answer);
  const guarded = guardWhole(answer);
  note.end("answered", { verdict: guarded.verdict, charge: answer.charge });
  const { text, toolCalls } = guarded;
  const { reason, usage, charge } = answer;
  return { ...toAnswerer(note, answer), text, toolCalls, reason, usage, charge, verdicts: [verdict, guarded.verdict] };
}

async function prepare(ctx: Context<GatewayDeps>, { endpoint, feature = "gateway", request, cacheSeconds }: AskInput): Promise<Prepared> {
  assertPermission(ctx, "ai.write");
  assertFits(request.model, request.messages, request.tools ?? []);
  const note = startCallNote(ctx, endpoint);
  const verdict = await inspectConversation(ctx, request.messages);
  note.judged(verdict);
  if (verdict.verdict !== "SAFE") {
    note.end("blocked", {});
    throw toBlocked(note.id, verdict);
  }
  const dataClasses = dataClassesOf(request.messages, verdict);
  const caller = { ...toCaller(ctx, feature), callId: note.id };
  return { note, verdict, caller, options: { dataClasses, ...(cacheSeconds !== null && { cacheSeconds }) } };
}

async function* tell(note: CallNote, answer: { parts: AsyncIterable<StreamPart>; charge(): Charge | null }): AsyncGenerator<GuardedPart> {
  let verdict: GuardVerdict | null = null;
  try {
    for await (const part of guardParts(answer.parts)) {
      if (part.type === "finish") verdict = part.verdict;
      yield part;
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
  const detail = "The guard has found the request unsafe, so no model was asked. The verdict says where and why.";
  return new AppError("malformed", "gateway.content_blocked", detail, {
    errors: [{ pointer: "/body/messages", detail }],
    headers: { "x-aegis-verdict": verdict, "x-aegis-call-id": callId },
    members: { verdict: { verdict, score, reasons, rulesVersion } },
  });
}
