// Any server that speaks OpenAI's chat completions, through the vendor's own SDK. We stream always, time every phase
// ourselves, and turn whatever goes wrong into one `ProviderError`; retries and fallback are decided above.

import type OpenAI from "openai";
import type { Clock } from "../../platform/clock.ts";
import { collectStream } from "../collect-stream.ts";
import { estimatePromptTokens, estimateTokens } from "../estimate-tokens.ts";
import { createError, fromReplyBody, toProviderError } from "../internal/openai-errors.ts";
import { createToolCallAssembler, parseChunk, toWireMessage, toWireTool, type WireChunk } from "../internal/openai-wire.ts";
import { createWatchdog, type Watchdog } from "../internal/watchdog.ts";
import type { GenerateRequest, Provider, ProviderTimeouts } from "../ports.ts";
import { costMicros } from "../prices.ts";
import type { FinishReason, StreamPart, ToolCall, Usage } from "../schema.ts";

type OpenAiCompatibleOptions = {
  name: string;
  apiKey: string;
  baseUrl?: string;
  model: string;
  clock: Clock;
  timeouts: ProviderTimeouts;
};

const OPENAI_URL = "https://api.openai.com/v1";

export function createOpenAiCompatibleProvider(options: OpenAiCompatibleOptions): Provider {
  let client: Promise<OpenAI> | null = null;
  const connect = (): Promise<OpenAI> => {
    client ??= loadClient(options);
    return client;
  };
  const doStream = (request: GenerateRequest): AsyncIterable<StreamPart> => streamCompletion(request, options, connect);
  return {
    name: options.name,
    isDemo: false,
    defaultModel: options.model,
    capabilities: { tools: true, streaming: true, images: false },
    doStream,
    doGenerate: (request) => collectStream(doStream(request)),
    costMicros,
  };
}

/** The SDK is big and needed only for a call. Everything it would read from the environment is given, and its own log, which quotes bodies, is off. */
async function loadClient({ apiKey, baseUrl = OPENAI_URL, timeouts }: OpenAiCompatibleOptions): Promise<OpenAI> {
  const { default: Client } = await import("openai");
  return new Client({
    apiKey,
    baseURL: baseUrl,
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: timeouts.totalMs,
    logLevel: "off",
  });
}

async function* streamCompletion(
  request: GenerateRequest,
  options: OpenAiCompatibleOptions,
  connect: () => Promise<OpenAI>,
): AsyncGenerator<StreamPart> {
  const { clock, timeouts } = options;
  const watchdog = createWatchdog({ clock, caller: request.signal, totalMs: timeouts.totalMs });
  const tools = createToolCallAssembler();
  let isStarted = false;
  let text = "";
  let finish: FinishReason | null = null;
  let usage: Usage | null = null;
  try {
    const client = await connect();
    const chunks = await watchdog.within("connecting", timeouts.connectMs, () => openStream(client, request, options, watchdog.signal));
    isStarted = true;
    for await (const chunk of readChunks(chunks, watchdog, timeouts)) {
      usage = chunk.usage ?? usage;
      finish = chunk.finish ?? finish;
      tools.add(chunk.toolPieces);
      text += chunk.text;
      if (chunk.text !== "") yield { type: "text", text: chunk.text };
    }
    const failure = watchdog.failure();
    if (failure) throw failure;
    const ending = toEnding(finish, text, tools.calls());
    for (const call of ending.calls) yield { type: "tool-call", call };
    yield { type: "finish", reason: ending.reason, usage: usage ?? estimateUsage(request, text, ending.calls) };
  } catch (error) {
    throw watchdog.failure() ?? toProviderError(error, isStarted);
  } finally {
    watchdog.close();
  }
}

async function openStream(
  client: OpenAI,
  request: GenerateRequest,
  options: OpenAiCompatibleOptions,
  signal: AbortSignal,
): Promise<AsyncIterable<unknown>> {
  const { tools = [], maxOutputTokens } = request;
  // Newer OpenAI models refuse `max_tokens`; other servers know nothing else.
  const isOpenAi = (options.baseUrl ?? OPENAI_URL) === OPENAI_URL;
  const limit =
    maxOutputTokens === undefined ? {} : isOpenAi ? { max_completion_tokens: maxOutputTokens } : { max_tokens: maxOutputTokens };
  const { data, response } = await client.chat.completions
    .create(
      {
        model: request.model,
        messages: request.messages.map(toWireMessage),
        stream: true,
        stream_options: { include_usage: true },
        ...(tools.length > 0 && { tools: tools.map(toWireTool) }),
        ...limit,
      },
      { signal },
    )
    .withResponse();
  if (!(response.headers.get("content-type") ?? "").includes("json")) return data;
  throw fromReplyBody(await response.json());
}

/** The time limits run only while we wait for the vendor, not while our reader is busy. */
async function* readChunks(stream: AsyncIterable<unknown>, watchdog: Watchdog, timeouts: ProviderTimeouts): AsyncGenerator<WireChunk> {
  const iterator = stream[Symbol.asyncIterator]();
  let isFirst = true;
  for (;;) {
    const next = await (isFirst
      ? watchdog.within("first token", timeouts.firstTokenMs, () => iterator.next())
      : watchdog.within("next token", timeouts.idleMs, () => iterator.next()));
    if (next.done) return;
    const chunk = parseChunk(next.value);
    if (!chunk) throw createError("malformed");
    if (chunk.text !== "" || chunk.toolPieces.length > 0) isFirst = false;
    yield chunk;
  }
}

/** Without a finish reason the answer was cut off; with one but nothing else there is no answer. */
function toEnding(finish: FinishReason | null, text: string, calls: ToolCall[] | null): { reason: FinishReason; calls: ToolCall[] } {
  if (finish === null) throw createError(text === "" && calls?.length === 0 ? "malformed" : "truncated");
  if (calls === null) throw createError("malformed");
  // Arguments that ran out of room are half a JSON text.
  if (finish === "length" || finish === "content-filter") return { reason: finish, calls: [] };
  if (calls.length > 0) return { reason: "tool-calls", calls };
  if (text === "") throw createError("malformed");
  return { reason: "stop", calls };
}

function estimateUsage(request: GenerateRequest, text: string, calls: readonly ToolCall[]): Usage {
  const called = calls.map((call) => call.name + call.arguments).join("");
  return {
    inputTokens: estimatePromptTokens(request.messages, request.tools),
    outputTokens: estimateTokens(text + called),
    isEstimated: true,
  };
}
