import type { Clock } from "../../platform/clock.ts";
import { collectStream } from "../collect-stream.ts";
import { ProviderError } from "../errors.ts";
import { estimatePromptTokens, estimateTokens } from "../estimate-tokens.ts";
import { assertSupported, refuse } from "../internal/assert-supported.ts";
import { lastUserText } from "../internal/demo/conversation.ts";
import { DEMO_DIMENSIONS, hashEmbedding } from "../internal/demo/hash-embedding.ts";
import { findDecisions, judgeText } from "../internal/demo/judge-text.ts";
import { planReply } from "../internal/demo/plan-reply.ts";
import { answerMemory } from "../internal/demo/remember.ts";
import { temperamentOf } from "../internal/demo/temperaments.ts";
import type { Capabilities, EmbedRequest, EmbedResult, GenerateRequest, Provider } from "../ports.ts";
import type { FinishReason, StreamPart, Usage } from "../schema.ts";

const LABEL = "*Demo engine · no AI model is connected*\n\n";
const DEMO_MODEL = "demo-1";
const DEMO_EMBEDDING_MODEL = `demo-hashed-words-${DEMO_DIMENSIONS}`;

/** Sampling changes nothing about fixed rules, so it is taken; images would need understanding, and so would any shape but a verdict's. */
const CAPABILITIES: Capabilities = {
  tools: true,
  parallelTools: false,
  streaming: true,
  images: false,
  jsonSchema: true,
  embeddings: true,
};

/** Answers by fixed rules, at a human pace, and says so in the first line of every answer. */
export function createDemoProvider(options: { clock: Clock; tokenDelayMs: number }): Provider {
  const doStream = (request: GenerateRequest): AsyncIterable<StreamPart> => streamReply(request, options);
  return {
    name: "demo",
    isDemo: true,
    isCustom: false,
    defaultModel: DEMO_MODEL,
    defaultEmbeddingModel: DEMO_EMBEDDING_MODEL,
    capabilities: CAPABILITIES,
    doStream,
    doGenerate: (request) => collectStream(streamReply(request, { ...options, tokenDelayMs: 0 })),
    doEmbed: embed,
    costMicros: () => 0,
  };
}

async function* streamReply(request: GenerateRequest, options: { clock: Clock; tokenDelayMs: number }): AsyncGenerator<StreamPart> {
  const { messages, maxOutputTokens = Number.POSITIVE_INFINITY, signal } = request;
  const tools = request.toolChoice === "none" ? [] : (request.tools ?? []);
  assertSupported(request, CAPABILITIES, ["forcedTools", "stop"]);
  const verdict = toVerdict(request);
  const inputTokens = estimatePromptTokens(messages, tools);
  const finish = (reason: FinishReason, output: string): StreamPart => ({ type: "finish", reason, usage: toUsage(inputTokens, output) });
  await pause(options, signal);
  if (verdict !== null) {
    // In one piece: nobody reads half a JSON text.
    yield { type: "text", text: verdict };
    yield finish("stop", verdict);
    return;
  }
  const reply = planReply(messages, tools, options.clock.now());
  if (reply.type === "call") {
    yield { type: "tool-call", call: reply.call };
    yield finish("tool-calls", reply.call.name + reply.call.arguments);
    return;
  }
  let output = "";
  let outputTokens = 0;
  for (const piece of toPieces(LABEL + reply.text)) {
    outputTokens += estimateTokens(piece);
    if (outputTokens > maxOutputTokens) {
      yield finish("length", output);
      return;
    }
    output += piece;
    yield { type: "text", text: piece };
    await pause(options, signal);
  }
  yield finish("stop", output);
}

/** JSON for a schema that asks for a verdict, null where none is asked for. What it is about stands between the marks, where there are any. */
function toVerdict({ messages, model, responseFormat }: GenerateRequest): string | null {
  if (!responseFormat) return null;
  const remembered = responseFormat.type === "json-schema" ? answerMemory(responseFormat.schema, lastUserText(messages)) : null;
  if (remembered !== null) return remembered;
  const decisions = responseFormat.type === "json-schema" ? findDecisions(responseFormat.schema) : null;
  if (!decisions) throw refuse("responseFormat");
  const asked = lastUserText(messages);
  const text = between(asked, "<context>\n", "\n</context>") ?? asked;
  return JSON.stringify(judgeText(text, decisions, temperamentOf(model)));
}

/** From the first `opening` to the last `closing`. */
function between(text: string, opening: string, closing: string): string | null {
  const start = text.indexOf(opening);
  const end = text.lastIndexOf(closing);
  return start >= 0 && end >= start + opening.length ? text.slice(start + opening.length, end) : null;
}

/** Hashed words, no model: see `hashEmbedding`. */
async function embed({ texts, dimensions = DEMO_DIMENSIONS, signal }: EmbedRequest): Promise<EmbedResult> {
  if (signal.aborted) throw new ProviderError("aborted", "The request was stopped.");
  const inputTokens = texts.reduce((sum, text) => sum + estimateTokens(text), 0);
  return { vectors: texts.map((text) => hashEmbedding(text, dimensions)), usage: { inputTokens, outputTokens: 0, isEstimated: true } };
}

/** Words with the space behind them. */
function toPieces(text: string): string[] {
  return text.match(/\S+\s*|\s+/g) ?? [];
}

async function pause(options: { clock: Clock; tokenDelayMs: number }, signal: AbortSignal): Promise<void> {
  try {
    signal.throwIfAborted();
    if (options.tokenDelayMs > 0) await options.clock.sleep(options.tokenDelayMs, signal);
  } catch {
    throw new ProviderError("aborted", "The request was stopped.");
  }
}

function toUsage(inputTokens: number, output: string): Usage {
  return { inputTokens, outputTokens: estimateTokens(output), isEstimated: true };
}
