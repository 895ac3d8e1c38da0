// The limits the host puts around the API function: the size of a request, the size of an answer that does not stream, the time
// of an invocation. The answers are the host's own, in plain text, so that a client that counts on JSON everywhere shows here.
import { createServer, IncomingMessage, type OutgoingHttpHeader, type OutgoingHttpHeaders, type Server, ServerResponse } from "node:http";
import { PLATFORM_LIMITS } from "../../lib/platform/platform-limits.ts";
import { KEEP_ALIVE_MS } from "./ports.ts";

export type FunctionLimits = { requestBodyBytes: number; responseBodyBytes: number; maxDurationSeconds: number };

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Status and code of https://vercel.com/docs/errors, the first line as the host's edge writes it. */
const REFUSALS = {
  FUNCTION_PAYLOAD_TOO_LARGE: { status: 413, title: "Request Entity Too Large" },
  FUNCTION_RESPONSE_PAYLOAD_TOO_LARGE: { status: 500, title: "An error occurred with your deployment" },
  FUNCTION_INVOCATION_TIMEOUT: { status: 504, title: "An error occurred with your deployment" },
} as const;

type RefusalCode = keyof typeof REFUSALS;
type Headers = OutgoingHttpHeaders | OutgoingHttpHeader[];
type Head = { status: number; reason: string | undefined; headers: Headers | undefined };

/** A server whose answers can be limited; without `withFunctionLimits` around a listener they are not. */
export function createFunctionServer(listener?: Listener): Server {
  return createServer<typeof IncomingMessage, typeof ServerResponse>(
    { ServerResponse: FunctionResponse, keepAliveTimeout: KEEP_ALIVE_MS },
    listener,
  );
}

export function withFunctionLimits(listener: Listener, limits: FunctionLimits = PLATFORM_LIMITS.vercel): Listener {
  return (request, response) => {
    if (!(response instanceof FunctionResponse)) throw new Error("Create the server with createFunctionServer.");
    response.startInvocation(limits);
    if (request.method === "GET" || request.method === "HEAD") return listener(request, response);
    if (Number(request.headers["content-length"] ?? 0) > limits.requestBodyBytes) {
      request.resume();
      return response.refuse("FUNCTION_PAYLOAD_TOO_LARGE");
    }
    if (request.headers["transfer-encoding"] === undefined) return listener(request, response);
    return collectBody(request, limits.requestBodyBytes).then(
      (whole) => (whole ? listener(whole, response) : response.refuse("FUNCTION_PAYLOAD_TOO_LARGE")),
      () => response.destroy(),
    );
  };
}

/**
 * Keeps the head back until the first bytes of the body are known: an answer given in one piece can still be refused.
 * A class, because `http.createServer` takes one and a change of every response's own methods would cost each request.
 */
class FunctionResponse<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
  #limitBytes = Number.POSITIVE_INFINITY;
  #head: Head | null = null;
  #isRefused = false;

  startInvocation({ responseBodyBytes, maxDurationSeconds }: FunctionLimits): void {
    this.#limitBytes = responseBodyBytes;
    const timer = setTimeout(() => this.#endInvocation(), maxDurationSeconds * 1000).unref();
    this.once("close", () => clearTimeout(timer));
  }

  refuse(code: RefusalCode): void {
    const { status, title } = REFUSALS[code];
    const text = `${title}\n\n${code}\n\nlocal::${process.pid}\n`;
    this.#isRefused = true;
    this.#head = null;
    for (const name of this.getHeaderNames()) this.removeHeader(name);
    const contentLength = Buffer.byteLength(text);
    super.writeHead(status, { "content-type": "text/plain; charset=utf-8", "content-length": contentLength, "x-vercel-error": code });
    super.end(text);
  }

  override writeHead(status: number, reason?: string | Headers, headers?: Headers): this {
    if (this.#isRefused) return this;
    this.#head = typeof reason === "string" ? { status, reason, headers } : { status, reason: undefined, headers: reason ?? headers };
    return this;
  }

  override flushHeaders(): void {
    if (this.#isRefused) return;
    this.#sendHead();
    super.flushHeaders();
  }

  override write(chunk: unknown, encoding?: BufferEncoding | ((error?: Error | null) => void), callback?: (error?: Error | null) => void) {
    if (this.#isRefused) return false;
    this.#sendHead();
    return typeof encoding === "string" ? super.write(chunk, encoding, callback) : super.write(chunk, encoding ?? callback);
  }

  override end(chunk?: unknown, encoding?: BufferEncoding | (() => void), callback?: () => void): this {
    if (this.#isRefused) return this;
    if (!this.headersSent && sizeOf(chunk) > this.#limitBytes) {
      this.refuse("FUNCTION_RESPONSE_PAYLOAD_TOO_LARGE");
      return this;
    }
    this.#sendHead();
    return typeof encoding === "string" ? super.end(chunk, encoding, callback) : super.end(chunk, encoding ?? callback);
  }

  #sendHead(): void {
    const head = this.#head;
    if (head === null) return;
    this.#head = null;
    if (head.reason === undefined) super.writeHead(head.status, head.headers);
    else super.writeHead(head.status, head.reason, head.headers);
  }

  /** A stream that has begun breaks off in the middle, as when the function's instance is gone. */
  #endInvocation(): void {
    if (this.headersSent) this.destroy();
    else this.refuse("FUNCTION_INVOCATION_TIMEOUT");
  }
}

function sizeOf(chunk: unknown): number {
  if (typeof chunk === "string") return Buffer.byteLength(chunk);
  return chunk instanceof Uint8Array ? chunk.byteLength : 0;
}

/** A body without an announced length is read whole before the function starts, as on the host; null when it is too large. */
async function collectBody(request: IncomingMessage, limitBytes: number): Promise<IncomingMessage | null> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request) {
    sizeBytes += chunk.length;
    if (sizeBytes <= limitBytes) chunks.push(chunk);
  }
  if (sizeBytes > limitBytes) return null;
  const whole = new IncomingMessage(request.socket);
  const { method, url, httpVersion, httpVersionMajor, httpVersionMinor, rawHeaders, headers } = request;
  Object.assign(whole, { method, url, httpVersion, httpVersionMajor, httpVersionMinor, rawHeaders, headers, complete: true });
  for (const chunk of chunks) whole.push(chunk);
  whole.push(null);
  return whole;
}
