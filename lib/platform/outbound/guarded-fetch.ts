// One request to an address that a customer chose, or to a vendor with a customer's secret: guarded, never redirected, bounded in time
// and size. What goes wrong is told in our own words, since a vendor's may quote what it was sent.

import http from "node:http";
import https from "node:https";
import { type OutboundGuard, OutboundRefusal } from "./outbound-guard.ts";

export type GuardedRequest = {
  method: "GET" | "POST";
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
  timeoutMs: number;
  /** Where the beginning of the answer is enough: the rest is not read, and its length is no failure. */
  cutAtBytes?: number;
};

export type GuardedReply = { status: number; body: string };

/** "refused": the address may not be asked. "unreachable" covers names that do not resolve, closed ports and broken TLS. */
export type GuardedFailure = "refused" | "timeout" | "unreachable" | "too_large";

export class GuardedFetchError extends Error {
  override readonly name = "GuardedFetchError";
  readonly reason: GuardedFailure;

  constructor(reason: GuardedFailure) {
    super(SENTENCES[reason]);
    this.reason = reason;
  }
}

const SENTENCES: Record<GuardedFailure, string> = {
  refused: "The address leads into a private network.",
  timeout: "The server did not answer in time.",
  unreachable: "The server cannot be reached.",
  too_large: "The server's answer is too large.",
};

export type GuardedFetch = (request: GuardedRequest) => Promise<GuardedReply>;

const BODY_MAX_BYTES = 1_000_000;

export function createGuardedFetch(guard: OutboundGuard): GuardedFetch {
  return async (request) => {
    const signal = AbortSignal.timeout(request.timeoutMs);
    try {
      const message = await send(guard, request, signal);
      const { cutAtBytes } = request;
      const body = cutAtBytes === undefined ? await readBody(message) : await readBeginning(message, cutAtBytes);
      return { status: message.statusCode ?? 0, body };
    } catch (error) {
      throw toFetchError(error, signal);
    }
  };
}

function send(guard: OutboundGuard, { method, url, headers, body = "" }: GuardedRequest, signal: AbortSignal) {
  return new Promise<http.IncomingMessage>((resolve, reject) => {
    const target = guard.check(url);
    const open = target.protocol === "https:" ? https.request : http.request;
    const length = { "content-length": String(Buffer.byteLength(body)), "accept-encoding": "identity" };
    const options = { method, headers: { accept: "application/json", ...headers, ...length }, signal, ...guard.socketOptions(target) };
    const request = open(target, options, resolve);
    request.on("error", reject);
    request.end(body);
  });
}

async function readBody(message: http.IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of message) {
    const bytes = Buffer.from(piece);
    size += bytes.byteLength;
    if (size > BODY_MAX_BYTES) throw new GuardedFetchError("too_large");
    pieces.push(bytes);
  }
  return Buffer.concat(pieces).toString("utf8");
}

async function readBeginning(message: http.IncomingMessage, maxBytes: number): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  // Leaving the loop early ends the connection.
  for await (const piece of message) {
    const bytes = Buffer.from(piece);
    pieces.push(bytes);
    size += bytes.byteLength;
    if (size >= maxBytes) break;
  }
  return Buffer.concat(pieces).subarray(0, maxBytes).toString("utf8");
}

/** Without the cause: a socket's error names the address it was about. */
function toFetchError(error: unknown, signal: AbortSignal): GuardedFetchError {
  if (error instanceof GuardedFetchError) return error;
  if (error instanceof OutboundRefusal) return new GuardedFetchError("refused");
  return new GuardedFetchError(signal.aborted ? "timeout" : "unreachable");
}
