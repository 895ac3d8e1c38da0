// What every adapter's stream has in common: each phase is timed by us, text goes out as it comes, tool calls when they are whole,
// usage is the vendor's or our estimate, and whatever goes wrong is one `ProviderError`. Adapters open the stream and read its events.

import type { Clock } from "../../platform/clock.ts";
import { estimatePromptTokens, estimateTokens } from "../estimate-tokens.ts";
import type { GenerateRequest, ProviderTimeouts } from "../ports.ts";
import type { FinishReason, StreamPart, ToolCall, Usage } from "../schema.ts";
import { createError, toProviderError } from "./vendor-errors.ts";
import { createWatchdog } from "./watchdog.ts";
import { createToolCallAssembler, type WireChunk, type WireUsage } from "./wire-chunk.ts";

export type AnswerOptions = {
  clock: Clock;
  timeouts: ProviderTimeouts;
  /** What has to be there before the vendor can be asked; its time is not the vendor's. */
  load(): Promise<unknown>;
  /** Settles when the headers have arrived, with the events as they come, several at once where they arrived together. */
  open(signal: AbortSignal): Promise<AsyncIterable<readonly unknown[]>>;
  /** Null for an event that is not understandable. Throws what a vendor reports in the middle of a stream. */
  parse(event: unknown): WireChunk | null;
};

export async function* streamAnswer(request: GenerateRequest, options: AnswerOptions): AsyncGenerator<StreamPart> {
  const { clock, timeouts } = options;
  const watchdog = createWatchdog({ clock, caller: request.signal, totalMs: timeouts.totalMs });
  const tools = createToolCallAssembler();
  let isStarted = false;
  let text = "";
  let finish: FinishReason | null = null;
  let counted: WireUsage = {};
  try {
    await options.load();
    const events = await watchdog.within("connecting", timeouts.connectMs, () => options.open(watchdog.signal));
    isStarted = true;
    const iterator = events[Symbol.asyncIterator]();
    const read = () => iterator.next();
    let isFirst = true;
    for (;;) {
      // The limits run only while we wait for the vendor, not while our reader is busy.
      const next = isFirst
        ? await watchdog.within("first token", timeouts.firstTokenMs, read)
        : await watchdog.within("next token", timeouts.idleMs, read);
      if (next.done) break;
      for (const event of next.value) {
        const chunk = options.parse(event);
        if (!chunk) throw createError("malformed");
        if (chunk.text !== "" || chunk.toolPieces.length > 0) isFirst = false;
        if (chunk.usage) counted = { ...counted, ...chunk.usage };
        finish = chunk.finish ?? finish;
        if (chunk.toolPieces.length > 0) tools.add(chunk.toolPieces);
        text += chunk.text;
        if (chunk.text !== "") yield { type: "text", text: chunk.text };
      }
    }
    const failure = watchdog.failure();
    if (failure) throw failure;
    const ending = toEnding(finish, text, tools.calls());
    // Not every vendor can be told; the model asks for the others again once it has the first result.
    if (request.parallelToolCalls === false) ending.calls.splice(1);
    for (const call of ending.calls) yield { type: "tool-call", call };
    yield { type: "finish", reason: ending.reason, usage: toUsage(counted, request, text, ending.calls) };
  } catch (error) {
    throw watchdog.failure() ?? toProviderError(error, isStarted, clock.now());
  } finally {
    watchdog.close();
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

function toUsage(counted: WireUsage, request: GenerateRequest, text: string, calls: readonly ToolCall[]): Usage {
  const { inputTokens, outputTokens } = counted;
  if (inputTokens !== undefined && outputTokens !== undefined) return { ...counted, inputTokens, outputTokens, isEstimated: false };
  const called = calls.map((call) => call.name + call.arguments).join("");
  return {
    inputTokens: inputTokens ?? estimatePromptTokens(request.messages, request.tools),
    outputTokens: outputTokens ?? estimateTokens(text + called),
    isEstimated: true,
  };
}
