import type { AfterReply } from "../../../platform/after-reply.ts";
import { AppError } from "../../../platform/errors.ts";
import { createId } from "../../../platform/ids.ts";
import { createSharedWork } from "../../../platform/shared-work.ts";
import type { AccessCaller, AccessEmbedding, AccessOptions, AccessResult, AccessStream, Charge } from "../../access.ts";
import type { Budgets } from "../../budgets.ts";
import type { CallLedger } from "../../call-ledger.ts";
import type { CallEstimate } from "../../call-records.ts";
import { countBytes, countTextBytes } from "../../count-bytes.ts";
import { estimatePromptTokens, estimateTokens } from "../../estimate-tokens.ts";
import type { Router } from "../../router.ts";
import type { EmbedRouteRequest, RouteRequest } from "../../routing.ts";
import { FLUSH_MS } from "../../row-buffer.ts";
import type { StreamPart, Usage } from "../../schema.ts";
import { createMeter, type Meter, type MeterDeps } from "./meter.ts";
import { meterParts } from "./metered-parts.ts";

export type AskDeps = MeterDeps & {
  router: Router;
  budgets: Pick<Budgets, "reserveHere" | "flush">;
  ledger: CallLedger;
  afterReply: AfterReply;
};

/** Each answer is asked for and paid for; nothing is repeated. */
export type MeteredRouter = {
  stream(caller: AccessCaller, request: RouteRequest, options: Parcel): Promise<AccessStream>;
  generate(caller: AccessCaller, request: RouteRequest, options: Parcel): Promise<AccessResult>;
  embed(caller: AccessCaller, request: EmbedRouteRequest, options: Parcel): Promise<AccessEmbedding>;
};

type Parcel = Pick<AccessOptions, "dataClasses">;

/**
 * What an answer may have at most where the caller sets no limit. It is sent to the vendor, or a call could cost more than was set
 * aside for it; a longer answer ends with "length", as with any other limit.
 */
const OUTPUT_TOKENS_DEFAULT = 16_384;

export function createMeteredRouter(given: AskDeps): MeteredRouter {
  const { router, ledger, budgets } = given;
  const write = () => Promise.all([ledger.flush(), budgets.flush()]);
  const deps = { ...given, write, writeSoon: createSharedWork(given.clock, FLUSH_MS, write) };
  return {
    async stream(caller, request, options) {
      const asked = begin(deps, caller, { kind: "chat", signal: request.signal, estimate: estimateAnswer(request, options) });
      const routed = { ...request, outputTokensDefault: OUTPUT_TOKENS_DEFAULT };
      const answer = await router.stream(caller, routed, asked.meter.journal).catch((error: unknown) => asked.fail(error));
      const { provider, model, isDemo, fallbackReason } = answer;
      const parts = meterParts(answer.parts, asked.end);
      return { provider, model, isDemo, fallbackReason, callId: asked.callId, cache: "off", parts, charge: asked.meter.charge };
    },
    async generate(caller, request, options) {
      const asked = begin(deps, caller, { kind: "chat", signal: request.signal, estimate: estimateAnswer(request, options) });
      const routed = { ...request, outputTokensDefault: OUTPUT_TOKENS_DEFAULT };
      const answer = await router.generate(caller, routed, asked.meter.journal).catch((error: unknown) => asked.fail(error));
      await asked.end(null);
      const { provider, model, isDemo, fallbackReason, text, toolCalls, reason, usage } = answer;
      const said = { provider, model, isDemo, fallbackReason, text, toolCalls, reason, usage };
      return { ...said, callId: asked.callId, cache: "off", charge: asked.charge(usage) };
    },
    async embed(caller, request, options) {
      const asked = begin(deps, caller, { kind: "embedding", signal: request.signal, estimate: estimateEmbedding(request, options) });
      const answer = await router.embed(caller, request, asked.meter.journal).catch((error: unknown) => asked.fail(error));
      await asked.end(null);
      const { provider, model, isDemo, fallbackReason, vectors, usage } = answer;
      return { provider, model, isDemo, fallbackReason, callId: asked.callId, vectors, charge: asked.charge(usage) };
    },
  };
}

type Asked = {
  callId: string;
  meter: Meter;
  fail(error: unknown): Promise<never>;
  /** `heard` is what came of an answer whose reader may have turned away; null where nobody has. */
  end(heard: readonly StreamPart[] | null): Promise<void> | undefined;
  charge(usage: Usage): Charge;
};

type Asking = { kind: "chat" | "embedding"; signal: AbortSignal; estimate: CallEstimate };

type Writing = { write(): Promise<unknown> /** One batch of many calls, after the answer. */; writeSoon(): Promise<unknown> };

function begin(deps: AskDeps & Writing, caller: AccessCaller, { kind, signal, estimate }: Asking): Asked {
  const { ledger, afterReply, write, writeSoon } = deps;
  // What cannot be written down must not be spent.
  if (ledger.isFull())
    throw new AppError("unavailable", "ai.ledger_full", "Calls cannot be written down at the moment. Try again later.", {
      retryAfterSeconds: LEDGER_RETRY_SECONDS,
    });
  const callId = caller.callId ?? createId("modelCall");
  const meter = createMeter(deps, { callId, caller, kind, estimate });
  let isEnded = false;
  const end: Asked["end"] = (heard) => {
    if (isEnded) return undefined;
    isEnded = true;
    meter.close(heard && (() => toHeard(heard, estimate)));
    return afterReply.keep(write, { soon: writeSoon });
  };
  return {
    callId,
    meter,
    end,
    async fail(error) {
      await end(signal.aborted ? [] : null);
      throw error;
    },
    charge: (usage) => meter.charge() ?? { usage, costMicros: 0 },
  };
}

const LEDGER_RETRY_SECONDS = 5;

/** The vendor of an answer that was stopped tells nothing: it has read the prompt, and has made at least what was heard. */
function toHeard(heard: readonly StreamPart[], { inputTokens }: CallEstimate): Usage {
  return { inputTokens, outputTokens: heard.reduce((sum, part) => sum + tokensOf(part), 0), isEstimated: true };
}

function tokensOf(part: StreamPart): number {
  if (part.type === "text") return estimateTokens(part.text);
  return part.type === "tool-call" ? estimateTokens(part.call.name + part.call.arguments) : 0;
}

function estimateAnswer({ messages, tools, maxOutputTokens = OUTPUT_TOKENS_DEFAULT }: RouteRequest, { dataClasses }: Parcel): CallEstimate {
  const bytes = countBytes({ messages, ...(tools && { tools }) });
  return { inputTokens: estimatePromptTokens(messages, tools), outputTokensMax: maxOutputTokens, parcel: { dataClasses, bytes } };
}

function estimateEmbedding({ texts }: EmbedRouteRequest, { dataClasses }: Parcel): CallEstimate {
  const inputTokens = texts.reduce((sum, text) => sum + estimateTokens(text), 0);
  return { inputTokens, outputTokensMax: 0, parcel: { dataClasses, bytes: countTextBytes(texts) } };
}
