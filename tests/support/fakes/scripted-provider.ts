import { ProviderError } from "../../../lib/ai/errors.ts";
import type { GenerateRequest, Provider } from "../../../lib/ai/ports.ts";
import type { StreamPart, ToolCall } from "../../../lib/ai/schema.ts";

/** What the model does next: says a piece, waits for the test, calls a tool, runs into its length limit, or fails. */
export type Cue = string | Promise<unknown> | { call: Omit<ToolCall, "id"> } | { finish: "length" } | Error;

export type ScriptedProvider = Provider & {
  /** Every call so far, oldest first. */
  calls: GenerateRequest[];
  /** How many calls are being answered right now, and the most there ever were. */
  load: { now: number; most: number };
};

/** A model whose every piece the test decides. It obeys the abort signal, as the real ones do. */
export function createScriptedProvider(
  script: (request: GenerateRequest, call: number) => readonly Cue[],
  traits: Partial<Pick<Provider, "name" | "isDemo" | "isCustom" | "capabilities">> = {},
): ScriptedProvider {
  const { name = "scripted" } = traits;
  const calls: GenerateRequest[] = [];
  const load = { now: 0, most: 0 };
  return {
    name,
    isDemo: false,
    isCustom: false,
    defaultModel: `${name}-1`,
    defaultEmbeddingModel: null,
    capabilities: { tools: true, parallelTools: true, streaming: true, images: false, jsonSchema: false, embeddings: false },
    ...traits,
    calls,
    load,
    async *doStream(request): AsyncGenerator<StreamPart> {
      // The caller goes on adding to its list.
      calls.push({ ...request, messages: [...request.messages] });
      load.now += 1;
      load.most = Math.max(load.most, load.now);
      try {
        yield* perform(request, script(request, calls.length - 1));
      } finally {
        load.now -= 1;
      }
    },
    doGenerate: () => Promise.reject(new Error("The pipeline streams.")),
    doEmbed: () => Promise.reject(new Error("The pipeline embeds nothing.")),
    costMicros: (_model, usage) => usage.inputTokens + 2 * usage.outputTokens,
  };
}

async function* perform(request: GenerateRequest, cues: readonly Cue[]): AsyncGenerator<StreamPart> {
  let outputTokens = 0;
  let hasCalled = false;
  let isCut = false;
  for (const [index, cue] of cues.entries()) {
    if (cue instanceof Error) throw cue;
    if (cue instanceof Promise) await abortable(cue, request.signal);
    else if (typeof cue === "string") {
      outputTokens += 1;
      yield { type: "text", text: cue };
    } else if ("finish" in cue) isCut = true;
    else {
      hasCalled = true;
      yield { type: "tool-call", call: { id: `call_${index}`, ...cue.call } };
    }
    if (request.signal.aborted) throw new ProviderError("aborted", "The request was stopped.");
  }
  yield {
    type: "finish",
    reason: hasCalled ? "tool-calls" : isCut ? "length" : "stop",
    usage: { inputTokens: request.messages.length, outputTokens, isEstimated: false },
  };
}

function abortable(work: Promise<unknown>, signal: AbortSignal): Promise<unknown> {
  const aborted = new Promise<never>((_, reject) => {
    const onAbort = () => reject(new ProviderError("aborted", "The request was stopped."));
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
  });
  return Promise.race([work, aborted]);
}

export type Gate = { promise: Promise<void>; open(): void };

export function createGate(): Gate {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { promise, open: resolve };
}
