import type { Clock } from "../../platform/clock.ts";
import { collectStream } from "../collect-stream.ts";
import { ProviderError } from "../errors.ts";
import { estimatePromptTokens, estimateTokens } from "../estimate-tokens.ts";
import { planReply } from "../internal/demo/plan-reply.ts";
import type { GenerateRequest, Provider } from "../ports.ts";
import type { FinishReason, StreamPart, Usage } from "../schema.ts";

const LABEL = "*Demo engine · no AI model is connected*\n\n";
const DEMO_MODEL = "demo-1";

/** Answers by fixed rules, at a human pace, and says so in the first line of every answer. */
export function createDemoProvider(options: { clock: Clock; tokenDelayMs: number }): Provider {
  const doStream = (request: GenerateRequest): AsyncIterable<StreamPart> => streamReply(request, options);
  return {
    name: "demo",
    isDemo: true,
    defaultModel: DEMO_MODEL,
    capabilities: { tools: true, streaming: true, images: false },
    doStream,
    doGenerate: (request) => collectStream(streamReply(request, { ...options, tokenDelayMs: 0 })),
    costMicros: () => 0,
  };
}

async function* streamReply(request: GenerateRequest, options: { clock: Clock; tokenDelayMs: number }): AsyncGenerator<StreamPart> {
  const { messages, tools = [], maxOutputTokens = Number.POSITIVE_INFINITY, signal } = request;
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

/** Words with the space behind them. */
function toPieces(text: string): string[] {
  return text.match(/\S+\s*|\s+/g) ?? [];
}

async function pause(options: { clock: Clock; tokenDelayMs: number }, signal: AbortSignal): Promise<void> {
  try {
    signal.throwIfAborted();
    if (options.tokenDelayMs > 0) await options.clock.sleep(options.tokenDelayMs, signal);
  } catch (cause) {
    throw new ProviderError("aborted", "The request was stopped.", { cause });
  }
}

function toUsage(inputTokens: number, output: string): Usage {
  return { inputTokens, outputTokens: estimateTokens(output), isEstimated: true };
}
