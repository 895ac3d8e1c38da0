// How vendors' SDKs and their adapters reach a vendor: Node's own client with sockets kept open, since a platform fetch costs several
// times as much for each call. A stream of events is not copied through web streams. Redirects are not followed: the key goes nowhere
// else.

import http from "node:http";
import https from "node:https";
import { urlToHttpOptions } from "node:url";
import type { OutboundGuard } from "../../platform/outbound/outbound-guard.ts";
import { readJsonEvents } from "./sse.ts";
import { createError, fromReplyBody } from "./vendor-errors.ts";

export type VendorFetch = {
  fetch: (address: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** The body of a streamed answer that `fetch` has given; null for any other answer, which has its body itself. */
  eventsOf(response: Response): AsyncIterable<Uint8Array> | null;
};

/** An address that is asked again and again: all but the body stays the same. */
export type Endpoint = { options: http.RequestOptions; headers: Readonly<Record<string, string>> };

const MAX_WHOLE_BYTES = 64_000_000;
/** https://fetch.spec.whatwg.org/#null-body-status, of those a vendor could send. */
const WITHOUT_BODY = new Set([204, 205, 304]);

/** `guard` for an address that a customer has set: it leads to the public internet, or nowhere. */
export function createVendorFetch(guard?: OutboundGuard): VendorFetch {
  const streams = new WeakMap<Response, AsyncIterable<Uint8Array>>();
  return {
    async fetch(address, { method = "GET", headers, body, signal } = {}) {
      const endpoint = toEndpoint(address instanceof Request ? address.url : String(address), new Headers(headers), { method, guard });
      const message = await send(endpoint, typeof body === "string" ? body : "", signal ?? null);
      if (!isStream(message)) return toResponse(message);
      const response = new Response(null, { status: 200, headers: toHeaders(message) });
      streams.set(response, message);
      return response;
    },
    eventsOf: (response) => streams.get(response) ?? null,
  };
}

export function toEndpoint(
  address: string,
  headers: Headers,
  { method = "POST", guard }: { method?: string; guard?: OutboundGuard | undefined } = {},
): Endpoint {
  const url = guard ? guard.check(address) : new URL(address);
  // We read plain bytes.
  const fields = { ...Object.fromEntries(headers), "accept-encoding": "identity" };
  return { options: { ...urlToHttpOptions(url), method, ...guard?.socketOptions(url) }, headers: fields };
}

/** The events of a streamed answer in OpenAI's format; throws what a vendor sends instead. The SDKs' own readers cost more than all the rest of a call. */
export async function openEvents(wire: VendorFetch, response: Response, now: () => number): Promise<AsyncIterable<readonly unknown[]>> {
  const stream = wire.eventsOf(response);
  if (stream) return readJsonEvents(stream, "[DONE]");
  if (!isJson(response.headers.get("content-type"))) throw createError("malformed");
  throw fromReplyBody(await response.json(), now());
}

type Ask = {
  body: string;
  signal: AbortSignal /** What a refusal is thrown as. */;
  toError(status: number, body: string, headers: Headers): unknown;
};

/** The same without an SDK between, for where calls are many. */
export async function askForEvents(
  endpoint: Endpoint,
  { body, signal, toError }: Ask,
  now: () => number,
): Promise<AsyncIterable<unknown[]>> {
  const message = await send(endpoint, body, signal);
  if (isStream(message)) return readJsonEvents(message, "[DONE]");
  const status = message.statusCode ?? 0;
  const text = (await readWhole(message)).toString("utf8");
  if (status !== 200) throw toError(status, text, toHeaders(message));
  throw fromReplyBody(JSON.parse(text), now());
}

function send({ options, headers }: Endpoint, body: string, signal: AbortSignal | null): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const open = options.protocol === "https:" ? https.request : http.request;
    const request = open({ ...options, headers: { ...headers, "content-length": Buffer.byteLength(body) } });
    // Without a reason: the caller knows it, and a socket that has just been given back would throw it at nobody.
    const onAbort = () => void request.destroy();
    signal?.addEventListener("abort", onAbort, { once: true });
    request.on("error", reject);
    request.on("response", (message) => {
      // Whoever reads it is told; after that, a broken socket is nobody's failure.
      message.on("error", () => undefined);
      if (isPlain(message)) return resolve(message);
      request.destroy();
      reject(createError("malformed"));
    });
    request.on("close", () => signal?.removeEventListener("abort", onAbort));
    request.end(body);
  });
}

function isStream({ statusCode, headers }: http.IncomingMessage): boolean {
  return statusCode === 200 && !isJson(headers["content-type"]);
}

function isJson(contentType: string | null | undefined): boolean {
  return (contentType ?? "").includes("json");
}

/** A server that packs its bytes unasked cannot be read. */
function isPlain({ headers }: http.IncomingMessage): boolean {
  return (headers["content-encoding"] ?? "identity") === "identity";
}

async function toResponse(message: http.IncomingMessage): Promise<Response> {
  const status = message.statusCode ?? 0;
  const body = await readWhole(message);
  return new Response(WITHOUT_BODY.has(status) ? null : body, { status, headers: toHeaders(message) });
}

function toHeaders(message: http.IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index < message.rawHeaders.length; index += 2)
    headers.append(message.rawHeaders[index] ?? "", message.rawHeaders[index + 1] ?? "");
  return headers;
}

async function readWhole(message: http.IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of message) {
    const bytes = Buffer.from(piece);
    size += bytes.byteLength;
    if (size > MAX_WHOLE_BYTES) throw createError("malformed");
    pieces.push(bytes);
  }
  return Buffer.concat(pieces);
}
