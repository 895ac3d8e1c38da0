import type { Clock } from "../../platform/clock.ts";
import { collectStream } from "../collect-stream.ts";
import { ProviderError } from "../errors.ts";
import { estimatePromptTokens, estimateTokens } from "../estimate-tokens.ts";
import { assertSupported } from "../internal/assert-supported.ts";
import { DEMO_DIMENSIONS, hashEmbedding } from "../internal/demo/hash-embedding.ts";
import { planReply } from "../internal/demo/plan-reply.ts";
import type { Capabilities, EmbedRequest, EmbedResult, GenerateRequest, Provider } from "../ports.ts";
import type { FinishReason, StreamPart, Usage } from "../schema.ts";

const LABEL = "*Demo engine · no AI model is connected*\n\n";
const DEMO_MODEL = "demo-1";
const DEMO_EMBEDDING_MODEL = `demo-hashed-words-${DEMO_DIMENSIONS}`;

/** Sampling changes nothing about fixed rules, so it is taken; images and a given shape would need understanding. */
const CAPABILITIES: Capabilities = {
  tools: true,
  parallelTools: false,
  streaming: true,
  images: false,
  jsonSchema: false,
  embeddings: true,
};

/** Answers by fixed rules, at a human pace, and says so in the first line of every answer. */
export function createDemoProvider(options: { clock: Clock; tokenDelayMs: number }): Provider {
  const doStream = (request: GenerateRequest): AsyncIterable<StreamPart> => streamReply(request, options);
  return {
    name: "demo",
    isDemo: true,
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
  const inputTokens = estimatePromptTokens(messages, tools);
  const finish = (reason: FinishReason, output: string): StreamPart => ({ type: "finish", reason, usage: toUsage(inputTokens, output) });
  const reply = planReply(messages, tools, options.clock.now());
  await pause(options, signal);
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
