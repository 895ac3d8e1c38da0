import http from "node:http";
import https from "node:https";
import type { QStashClock } from "./clock.ts";
import type { HeaderMap } from "./schema.ts";

/** `unanswered` covers refused connections, resets and timeouts; `aborted` is our own shutdown and decides nothing. */
export type Attempt =
  | { type: "answered"; status: number; header: HeaderMap; body: Buffer }
  | { type: "unanswered"; reason: string }
  | { type: "aborted" };

export type DeliveryRequest = {
  url: string;
  method: string;
  headers: Readonly<Record<string, string[]>>;
  body: Buffer;
  timeoutMs: number;
  /** More of an answer is read but not kept. */
  keptBytes: number;
};

/** One request on a connection of its own: a kept-alive one may die with the destination and look like a failed delivery. */
export function deliver(request: DeliveryRequest, clock: QStashClock, shutdown: AbortSignal): Promise<Attempt> {
  const timeout = new AbortController();
  const stopTimer = clock.setTimer(clock.now() + request.timeoutMs, () => timeout.abort());
  return send(request, AbortSignal.any([shutdown, timeout.signal]))
    .catch((cause: unknown): Attempt => {
      if (shutdown.aborted) return { type: "aborted" };
      if (timeout.signal.aborted) return { type: "unanswered", reason: `no answer within ${request.timeoutMs / 1000} s` };
      return { type: "unanswered", reason: cause instanceof Error ? cause.message || cause.name : String(cause) };
    })
    .finally(stopTimer);
}

function send(request: DeliveryRequest, signal: AbortSignal): Promise<Attempt> {
  return new Promise((resolve, reject) => {
    const open = request.url.startsWith("https:") ? https.request : http.request;
    const hasBody = request.body.length > 0 || request.method !== "GET";
    const headers = hasBody ? { ...request.headers, "content-length": [String(request.body.length)] } : request.headers;
    const outgoing = open(request.url, { method: request.method, headers, agent: false, signal }, (answer) => {
      const chunks: Buffer[] = [];
      let keptBytes = 0;
      answer.on("data", (chunk: Buffer) => {
        if (keptBytes >= request.keptBytes) return;
        chunks.push(chunk.subarray(0, request.keptBytes - keptBytes));
        keptBytes += chunk.length;
      });
      answer.on("error", reject);
      answer.on("end", () => {
        resolve({ type: "answered", status: answer.statusCode ?? 0, header: readHeader(answer), body: Buffer.concat(chunks) });
      });
    });
    outgoing.on("error", reject);
    outgoing.end(request.body);
  });
}

function readHeader(answer: http.IncomingMessage): HeaderMap {
  const header: HeaderMap = {};
  for (const [name, values] of Object.entries(answer.headersDistinct)) header[name] = values ?? [];
  return header;
}
