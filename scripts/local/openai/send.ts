import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { type Fault, toErrorBody } from "./fault.ts";

/*
 * Writes an answer and, on the way, does what the fault of the call says. `closed` fires when the client or the server hangs
 * up; every wait ends with it, so a stalled or endless answer holds nothing.
 */

export type Sending = {
  outgoing: ServerResponse;
  fault: Fault | null;
  tokenDelayMs: number;
  closed: AbortSignal;
  /** OpenAI's when it is left out. */
  dialect?: Dialect;
};

/** How a vendor writes what all of them have: a refusal, one event of a stream, its end, and the start of an answer that breaks off. */
export type Dialect = {
  toErrorBody(status: number, retryAfterSeconds: number | null): object;
  toEvent(chunk: object): string;
  end: string;
  brokenJson: string;
};

const OPENAI: Dialect = {
  toErrorBody,
  toEvent: (chunk) => `data: ${JSON.stringify(chunk)}\n\n`,
  end: "data: [DONE]\n\n",
  brokenJson: '{"id":"chatcmpl-',
};

/** True when the fault replaces the answer, whatever it would have been. */
export async function sendInstead({ outgoing, fault, closed, dialect = OPENAI }: Sending): Promise<boolean> {
  switch (fault?.type) {
    case "status": {
      const headers = fault.retryAfterSeconds === undefined ? {} : { "retry-after": String(fault.retryAfterSeconds) };
      sendJson(outgoing, fault.status, dialect.toErrorBody(fault.status, fault.retryAfterSeconds ?? null), headers);
      return true;
    }
    case "stall-before-headers":
      await stall(closed);
      return true;
    case "error-body":
      sendJson(outgoing, 200, dialect.toErrorBody(500, null));
      return true;
    case "malformed-json":
      outgoing.writeHead(200, { "content-type": "application/json" }).end(dialect.brokenJson);
      return true;
    default:
      return false;
  }
}

export function sendJson(outgoing: ServerResponse, status: number, body: object, headers: Readonly<Record<string, string>> = {}): void {
  outgoing.writeHead(status, { ...headers, "content-type": "application/json" }).end(JSON.stringify(body));
}

/** `tokenCount` chunks carry one token each, after a first that names the role; what follows closes the answer. */
export async function sendStream(sending: Sending, chunks: Iterable<object>, tokenCount: number): Promise<void> {
  const { outgoing, fault, closed, dialect = OPENAI } = sending;
  outgoing.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" });
  const delayMs = fault?.type === "slow-tokens" ? fault.intervalMs : sending.tokenDelayMs;
  let position = 0;
  for (const chunk of chunks) {
    const isToken = position > 0 && position <= tokenCount;
    if (fault?.type === "reset-after" && position > Math.min(fault.tokens, tokenCount)) return reset(outgoing);
    if (isToken && delayMs > 0) await wait(delayMs, undefined, { signal: closed });
    const line = dialect.toEvent(chunk);
    await write(outgoing, fault?.type === "malformed-sse" && position === 1 ? `${line.slice(0, line.length / 2)}\n\n` : line, closed);
    if (fault?.type === "stall-after-first-token" && position === 1) return stall(closed);
    if (fault?.type === "endless-stream" && position === 1) return repeat(outgoing, line, closed);
    position += 1;
  }
  outgoing.end(fault?.type === "no-done" ? "" : dialect.end);
}

export async function sendPlain({ outgoing, fault, tokenDelayMs, closed }: Sending, body: object, tokenCount: number): Promise<void> {
  const delayMs = (fault?.type === "slow-tokens" ? fault.intervalMs : tokenDelayMs) * tokenCount;
  if (delayMs > 0) await wait(delayMs, undefined, { signal: closed });
  const text = JSON.stringify(body);
  outgoing.writeHead(200, { "content-type": "application/json" });
  switch (fault?.type) {
    case "stall-after-first-token":
      await write(outgoing, text.slice(0, text.length / 2), closed);
      return stall(closed);
    case "reset-after":
      await write(outgoing, text.slice(0, text.length / 2), closed);
      return reset(outgoing);
    case "endless-stream":
      // White space before a JSON text is valid, so the reader has to go on.
      return repeat(outgoing, " ", closed);
    case "no-done":
    case "malformed-sse":
      outgoing.end(text.slice(0, text.length / 2));
      return;
    default:
      outgoing.end(text);
  }
}

async function write(outgoing: ServerResponse, text: string, closed: AbortSignal): Promise<void> {
  if (!outgoing.write(text)) await once(outgoing, "drain", { signal: closed });
}

async function repeat(outgoing: ServerResponse, text: string, closed: AbortSignal): Promise<void> {
  for (;;) {
    await write(outgoing, text, closed);
    await wait(1, undefined, { signal: closed });
  }
}

/** What was written before has to arrive first, or the client would see a reset connection instead of a cut answer. */
async function reset(outgoing: ServerResponse): Promise<void> {
  await wait(20);
  outgoing.socket?.resetAndDestroy();
}

async function stall(closed: AbortSignal): Promise<void> {
  if (!closed.aborted) await once(closed, "abort");
}
