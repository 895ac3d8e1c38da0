import { createParser } from "eventsource-parser";
import * as z from "zod/mini";
import { isRenewable, refreshOrLeave } from "./http.ts";
import { type ProblemError, parseProblem, toProblem, toProblemFromNetwork } from "./problem.ts";
import { verdictSchema } from "./turns.ts";

const startSchema = z.object({
  provider: z.string(),
  model: z.string(),
  isDemo: z.boolean(),
  fallbackReason: z.nullable(z.string()),
  firstTokenMs: z.number(),
  verdict: verdictSchema,
  /** Of a prompt: what the run is kept as, and of which version. */
  runId: z.optional(z.string()),
  version: z.optional(z.number()),
});
const deltaSchema = z.object({ text: z.string() });
const endSchema = z.object({
  finishReason: z.string(),
  usage: z.object({ inputTokens: z.number(), outputTokens: z.number(), isEstimated: z.boolean() }),
  costMicros: z.nullable(z.number()),
  durationMs: z.number(),
  verdicts: z.array(verdictSchema),
  isWithheld: z.optional(z.boolean()),
});

export type PlaygroundStart = z.infer<typeof startSchema>;
export type PlaygroundEnd = z.infer<typeof endSchema>;

export type PlaygroundQuestion = {
  prompt: string;
  model: string;
  system?: string;
  temperature?: number;
  maxOutputTokens?: number;
};

export type PlaygroundSink = {
  onStart(start: PlaygroundStart): void;
  onText(text: string): void;
  onEnd(end: PlaygroundEnd): void;
};

/** Resolves after the end was told; rejects with a ProblemError, or with the abort's reason when the caller stopped it. */
export function askPlayground(question: PlaygroundQuestion, sink: PlaygroundSink, signal: AbortSignal): Promise<void> {
  return followAnswer({ path: "/api/ai/playground", body: question }, sink, signal);
}

export type TemporaryMessage = { role: "user" | "assistant"; content: string };

/** The same for a conversation that nobody keeps: all of it goes with each question. */
export function askTemporary(messages: readonly TemporaryMessage[], sink: PlaygroundSink, signal: AbortSignal): Promise<void> {
  return followAnswer({ path: "/api/chat/temporary", body: { messages } }, sink, signal);
}

/** `path` answers with the events `start`, `delta` and `end`. */
type Asked = { path: string; body: object };

export async function followAnswer(asked: Asked, sink: PlaygroundSink, signal: AbortSignal): Promise<void> {
  const response = await open(asked, signal);
  if (!response.ok || !response.body) throw await toProblem(response);
  const heard: { hasEnded: boolean; problem: ProblemError | null } = { hasEnded: false, problem: null };
  const parser = createParser({
    onEvent: ({ event, data }) => {
      if (event === "error") heard.problem = parseProblem(parseJson(data));
      else if (event !== undefined) heard.hasEnded = tell(event, parseJson(data), sink) || heard.hasEnded;
    },
  });
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read())
      parser.feed(decoder.decode(chunk.value, { stream: true }));
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw toProblemFromNetwork(cause);
  }
  if (heard.problem) throw heard.problem;
  if (!heard.hasEnded) throw toProblemFromNetwork(null);
}

async function open({ path, body }: Asked, signal: AbortSignal): Promise<Response> {
  const send = () =>
    fetch(path, {
      method: "POST",
      credentials: "same-origin",
      cache: "no-store",
      headers: { accept: "text/event-stream", "content-type": "application/json" },
      body: JSON.stringify(body),
      signal,
    }).catch((cause: unknown) => {
      if (signal.aborted) throw cause;
      throw toProblemFromNetwork(cause);
    });
  const first = await send();
  if (first.status !== 401) return first;
  const isRenewed = isRenewable(await toProblem(first.clone())) && (await refreshOrLeave()) === "renewed";
  return isRenewed ? send() : first;
}

/** True for the last event. Names of a newer server are skipped. */
function tell(event: string, data: unknown, sink: PlaygroundSink): boolean {
  const start = event === "start" ? startSchema.safeParse(data) : null;
  if (start?.success) sink.onStart(start.data);
  const delta = event === "delta" ? deltaSchema.safeParse(data) : null;
  if (delta?.success) sink.onText(delta.data.text);
  const end = event === "end" ? endSchema.safeParse(data) : null;
  if (end?.success) sink.onEnd(end.data);
  return end?.success ?? false;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
