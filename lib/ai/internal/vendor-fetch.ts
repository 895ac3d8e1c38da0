// `fetch` for a vendor's SDK over Node's own client with sockets kept open: a platform fetch costs several times as much for each
// call. A stream of events is not copied through web streams; its body is asked for here. Redirects are not followed: the key goes
// nowhere else.

import http from "node:http";
import https from "node:https";
import { readJsonEvents } from "./sse.ts";
import { createError, fromReplyBody } from "./vendor-errors.ts";

export type VendorFetch = {
  fetch: (address: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** The body of a streamed answer that `fetch` has given; null for any other answer, which has its body itself. */
  eventsOf(response: Response): AsyncIterable<Uint8Array> | null;
};

/** The events of a streamed answer in OpenAI's format; throws what a vendor sends instead. The SDKs' own readers cost more than all the rest of a call. */
export async function openEvents(wire: VendorFetch, response: Response, now: () => number): Promise<AsyncIterable<readonly unknown[]>> {
  const stream = wire.eventsOf(response);
  if (stream) return readJsonEvents(stream, "[DONE]");
  if (!isJson(response.headers.get("content-type"))) throw createError("malformed");
  throw fromReplyBody(await response.json(), now());
}

const MAX_WHOLE_BYTES = 64_000_000;
/** https://fetch.spec.whatwg.org/#null-body-status, of those a vendor could send. */
const WITHOUT_BODY = new Set([204, 205, 304]);

export function createVendorFetch(): VendorFetch {
  const streams = new WeakMap<Response, AsyncIterable<Uint8Array>>();
  return {
    async fetch(address, init = {}) {
      const message = await send(address instanceof Request ? address.url : String(address), init);
      const status = message.statusCode ?? 0;
      const headers = toHeaders(message);
      assertPlain(message);
      const isStream = status === 200 && !isJson(message.headers["content-type"]);
      if (!isStream) return new Response(WITHOUT_BODY.has(status) ? null : await readWhole(message), { status, headers });
      const response = new Response(null, { status, headers });
      streams.set(response, message);
      return response;
    },
    eventsOf: (response) => streams.get(response) ?? null,
  };
}

function send(address: string, { method = "GET", headers, body, signal }: RequestInit): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const text = typeof body === "string" ? body : "";
    const fields: Record<string, string | number> = Object.fromEntries(new Headers(headers));
    fields["accept-encoding"] = "identity";
    fields["content-length"] = Buffer.byteLength(text);
    const { request: open } = address.startsWith("https:") ? https : http;
    const request = open(address, { method, headers: fields });
    // Without a reason: the caller knows it, and a socket that has just been given back would throw it at nobody.
    const onAbort = () => void request.destroy();
    signal?.addEventListener("abort", onAbort, { once: true });
    request.on("error", reject);
    request.on("response", (message) => {
      // Whoever reads it is told; after that, a broken socket is nobody's failure.
      message.on("error", () => undefined);
      resolve(message);
    });
    request.on("close", () => signal?.removeEventListener("abort", onAbort));
    request.end(text);
  });
}

function isJson(contentType: string | null | undefined): boolean {
  return (contentType ?? "").includes("json");
}

/** We ask for plain bytes; a server that packs them all the same cannot be read. */
function assertPlain({ headers }: http.IncomingMessage): void {
  if ((headers["content-encoding"] ?? "identity") !== "identity") throw createError("malformed");
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
    if (size > MAX_WHOLE_BYTES) throw new SyntaxError("The answer is larger than any model's.");
    pieces.push(bytes);
  }
  return Buffer.concat(pieces);
}
