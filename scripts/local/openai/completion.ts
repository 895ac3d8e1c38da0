import type { ChatRequest, EmbeddingsRequest } from "./chat-request.ts";
import type { FakeReply } from "./derive-reply.ts";

/** Every answer says what it is. */
const FINGERPRINT = "local-fake";

type Delta = {
  role?: "assistant";
  content?: string;
  tool_calls?: { index: number; id?: string; type?: "function"; function: { name?: string; arguments: string } }[];
};

export type Completion = {
  id: string;
  /** The first names the role, each of the others carries one token. */
  deltas: Delta[];
  finishReason: "stop" | "length" | "tool_calls";
  usage: { prompt_tokens: number; completion_tokens: number; total_tokens: number };
};

/** Splits without losing a character, so that joined deltas are the reply. */
function tokenize(text: string): string[] {
  return text.match(/\s*[^\s]{1,6}|\s+$/gu) ?? [];
}

export function createCompletion(request: ChatRequest, reply: FakeReply, id: string): Completion {
  const promptTokens = tokenize(JSON.stringify(request.messages)).length;
  if (typeof reply === "string") return createTextCompletion(request, reply, id, promptTokens);
  const deltas = reply.toolCalls.flatMap(({ name, arguments: values }, index): Delta[] => [
    { tool_calls: [{ index, id: `call_${id}_${index}`, type: "function", function: { name, arguments: "" } }] },
    ...tokenize(JSON.stringify(values)).map((piece): Delta => ({ tool_calls: [{ index, function: { arguments: piece } }] })),
  ]);
  return { id, deltas: [{ role: "assistant" }, ...deltas], finishReason: "tool_calls", usage: toUsage(promptTokens, deltas.length) };
}

function createTextCompletion(request: ChatRequest, reply: string, id: string, promptTokens: number): Completion {
  const stops = [request.stop ?? []].flat().filter((stop) => stop !== "" && reply.includes(stop));
  const endsAt = Math.min(reply.length, ...stops.map((stop) => reply.indexOf(stop)));
  const tokens = tokenize(reply.slice(0, endsAt));
  const limit = request.max_completion_tokens ?? request.max_tokens ?? tokens.length;
  const deltas = tokens.slice(0, limit).map((content): Delta => ({ content }));
  return {
    id,
    deltas: [{ role: "assistant", content: "" }, ...deltas],
    finishReason: tokens.length > limit ? "length" : "stop",
    usage: toUsage(promptTokens, deltas.length),
  };
}

/** The chunks of a stream, the last without a delta; with `include_usage` one more carries the count and the others say null. */
export function* toChunks(request: ChatRequest, { id, deltas, finishReason, usage }: Completion): Iterable<object> {
  const hasUsage = request.stream_options?.include_usage === true;
  const chunk = (choices: object[], counted: object | null) => ({
    id,
    object: "chat.completion.chunk",
    created: Math.floor(Date.now() / 1000),
    model: request.model,
    system_fingerprint: FINGERPRINT,
    choices,
    ...(hasUsage ? { usage: counted } : {}),
  });
  for (const delta of deltas) yield chunk([{ index: 0, delta, finish_reason: null }], null);
  yield chunk([{ index: 0, delta: {}, finish_reason: finishReason }], null);
  if (hasUsage) yield chunk([], usage);
}

export function toCompletionBody(request: ChatRequest, { id, deltas, finishReason, usage }: Completion): object {
  const calls = deltas.flatMap((delta) => delta.tool_calls ?? []);
  const toolCalls = calls
    .filter((call) => call.id !== undefined)
    .map((call) => ({
      id: call.id,
      type: "function",
      function: {
        name: call.function.name,
        arguments: join(calls.filter(({ index }) => index === call.index).map((part) => part.function.arguments)),
      },
    }));
  const content = toolCalls.length > 0 ? null : join(deltas.map((delta) => delta.content ?? ""));
  const message = { role: "assistant", content, refusal: null, ...(toolCalls.length > 0 ? { tool_calls: toolCalls } : {}) };
  return {
    id,
    object: "chat.completion",
    created: Math.floor(Date.now() / 1000),
    model: request.model,
    system_fingerprint: FINGERPRINT,
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishReason }],
    usage,
  };
}

const DEFAULT_DIMENSIONS = 64;

/** Counts of hashed words, normalised: equal texts are equal, texts that share words are close. */
export function toEmbeddingsBody(request: EmbeddingsRequest): object {
  const inputs = [request.input].flat();
  const data = inputs.map((input, index) => {
    const vector = embed(input, request.dimensions ?? DEFAULT_DIMENSIONS);
    const embedding = request.encoding_format === "base64" ? Buffer.from(Float32Array.from(vector).buffer).toString("base64") : vector;
    return { object: "embedding", index, embedding };
  });
  const tokens = inputs.reduce((total, input) => total + tokenize(input).length, 0);
  return { object: "list", data, model: request.model, usage: { prompt_tokens: tokens, total_tokens: tokens } };
}

function embed(text: string, dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    let hash = 0x811c9dc5;
    for (const character of word) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    vector[hash % dimensions] = (vector[hash % dimensions] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector.with(0, 1) : vector.map((value) => value / length);
}

function toUsage(promptTokens: number, completionTokens: number): Completion["usage"] {
  return { prompt_tokens: promptTokens, completion_tokens: completionTokens, total_tokens: promptTokens + completionTokens };
}

function join(parts: readonly string[]): string {
  return parts.join("");
}
