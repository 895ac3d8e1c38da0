/**
 * Follows one reply until it ends. Each pass opens the event stream with the last id seen; a lost connection waits and comes back,
 * and from the third failure in a row the status is polled between attempts. Only `end`, a refusal or the caller ends it:
 * the run itself lives on the server and does not notice its readers.
 */
import { createParser } from "eventsource-parser";
import { asProblem, type ProblemError, parseProblem, toProblem } from "../problem.ts";
import type { ReplyStatus } from "../turns.ts";
import { reconnectDelayMs } from "./backoff.ts";
import type { ReplyAction } from "./reply-state.ts";
import { parseStreamEvent } from "./stream-event.ts";

export type FollowDeps = {
  fetch(url: string, init: RequestInit): Promise<Response>;
  getStatus(jobId: string, signal: AbortSignal): Promise<ReplyStatus>;
  /** True when a new session cookie was obtained and the same call may be repeated. */
  renewSession(problem: ProblemError): Promise<boolean>;
  /** Resolves early when the network or the tab comes back. */
  sleep(durationMs: number, signal: AbortSignal): Promise<void>;
  /** Calls back when the network has changed under an open connection; returns the unsubscriber. */
  onNetworkBack(callback: () => void): () => void;
  random(): number;
};

type Sink = { dispatch(action: ReplyAction): void; lastEventId(): string | null };

type Outcome = { type: "ended" } | { type: "refused"; problem: ProblemError } | { type: "closed"; retryMs: number } | { type: "failed" };

const FAILURES_BEFORE_POLLING = 3;
const POLL_INTERVAL_MS = 2_000;
const DEFAULT_RETRY_MS = 500;
/** The server pings every 15 s: after two missed ones the connection is dead, even if the socket does not say so. */
const SILENCE_LIMIT_MS = 40_000;

export async function followReply(jobId: string, sink: Sink, deps: FollowDeps, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const outcome = await connect(jobId, sink, deps, signal);
    if (signal.aborted || outcome.type === "ended") return;
    if (outcome.type === "refused") return sink.dispatch({ type: "problem", problem: outcome.problem });
    failures = outcome.type === "closed" ? 0 : failures + 1;
    const delayMs = outcome.type === "closed" ? outcome.retryMs : reconnectDelayMs(failures, deps.random);
    if (failures < FAILURES_BEFORE_POLLING) {
      sink.dispatch({ type: "connection", connection: failures === 0 ? "connecting" : "waiting" });
      await deps.sleep(delayMs, signal);
    } else if (await pollFor(delayMs, jobId, sink, deps, signal)) return;
  }
}

async function connect(jobId: string, sink: Sink, deps: FollowDeps, signal: AbortSignal): Promise<Outcome> {
  const connection = new AbortController();
  const abort = () => connection.abort();
  signal.addEventListener("abort", abort, { once: true });
  const unsubscribe = deps.onNetworkBack(abort);
  try {
    const response = await open(jobId, sink.lastEventId(), deps, connection.signal);
    if (response.ok && response.body) return await read(response.body, sink, connection);
    const problem = await toProblem(response);
    return isPassing(problem) ? { type: "failed" } : { type: "refused", problem };
  } catch {
    return { type: "failed" };
  } finally {
    unsubscribe();
    signal.removeEventListener("abort", abort);
    connection.abort();
  }
}

async function open(jobId: string, lastEventId: string | null, deps: FollowDeps, signal: AbortSignal): Promise<Response> {
  const url = `/api/chat/events?${new URLSearchParams({ jobId })}`;
  const headers = { accept: "text/event-stream", ...(lastEventId !== null && { "last-event-id": lastEventId }) };
  const init: RequestInit = { headers, signal, cache: "no-store", credentials: "same-origin" };
  const response = await deps.fetch(url, init);
  if (response.status !== 401) return response;
  const isRenewed = await deps.renewSession(await toProblem(response.clone()));
  return isRenewed ? deps.fetch(url, init) : response;
}

async function read(body: ReadableStream<Uint8Array>, sink: Sink, connection: AbortController): Promise<Outcome> {
  let outcome: Outcome | null = null;
  let retryMs = DEFAULT_RETRY_MS;
  let hasHeard = false;
  const parser = createParser({
    onRetry: (ms) => {
      retryMs = ms;
    },
    onEvent: ({ id, event: name, data }) => {
      const event = parseStreamEvent(name, data);
      if (!event || outcome) return;
      hasHeard = true;
      if (event.type === "error") {
        const problem = parseProblem(event.problem);
        outcome = isPassing(problem) ? { type: "failed" } : { type: "refused", problem };
        return;
      }
      sink.dispatch({ type: "event", id: id ?? null, event });
      if (event.type === "end") outcome = { type: "ended" };
    },
  });
  const watchdog = createWatchdog(SILENCE_LIMIT_MS, () => connection.abort());
  const reader = body.getReader();
  const decoder = new TextDecoder();
  sink.dispatch({ type: "connection", connection: "live" });
  try {
    for (let chunk = await reader.read(); !chunk.done && !outcome; chunk = await reader.read()) {
      watchdog.touch();
      parser.feed(decoder.decode(chunk.value, { stream: true }));
      if (outcome) break;
    }
  } catch {
    // A cut connection that had already delivered something is a normal close: come back at once, not with growing delays.
    return hasHeard ? { type: "closed", retryMs } : { type: "failed" };
  } finally {
    watchdog.stop();
  }
  return outcome ?? (hasHeard ? { type: "closed", retryMs } : { type: "failed" });
}

/** True when the polled status was final. */
async function pollFor(durationMs: number, jobId: string, sink: Sink, deps: FollowDeps, signal: AbortSignal): Promise<boolean> {
  sink.dispatch({ type: "connection", connection: "polling" });
  for (let waitedMs = 0; waitedMs <= durationMs && !signal.aborted; waitedMs += POLL_INTERVAL_MS) {
    const status = await deps.getStatus(jobId, signal).catch((error: unknown) => asProblem(error));
    if (signal.aborted) return true;
    if (status instanceof Error) {
      if (isPassing(status)) sink.dispatch({ type: "connection", connection: "waiting" });
      else {
        sink.dispatch({ type: "problem", problem: status });
        return true;
      }
    } else if (applyStatus(status, sink)) return true;
    await deps.sleep(Math.min(POLL_INTERVAL_MS, durationMs), signal);
  }
  return false;
}

function applyStatus({ status, content, outcome, reason }: ReplyStatus, sink: Sink): boolean {
  if (content !== null) sink.dispatch({ type: "snapshot", text: content });
  if (status !== "completed" && status !== "failed") return false;
  const end = { type: "end", status, ...(outcome && { outcome }), ...(reason !== undefined && { reason }) } as const;
  sink.dispatch({ type: "event", id: null, event: end });
  return true;
}

function isPassing({ status, code }: ProblemError): boolean {
  return (
    status >= 500 ||
    status === 429 ||
    status === 408 ||
    code === "client.network" ||
    code === "client.timeout" ||
    code === "client.unexplained"
  );
}

function createWatchdog(limitMs: number, onSilence: () => void) {
  let timer = setTimeout(onSilence, limitMs);
  return {
    touch() {
      clearTimeout(timer);
      timer = setTimeout(onSilence, limitMs);
    },
    stop: () => clearTimeout(timer),
  };
}
