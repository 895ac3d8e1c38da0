import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { systemClock } from "../../platform/clock.ts";
import type { GenerateRequest, Provider, ProviderTimeouts } from "../ports.ts";
import type { StreamPart } from "../schema.ts";
import { createOpenAiProvider } from "./openai-compatible.ts";

type Handler = (response: ServerResponse, body: Record<string, unknown>, request: IncomingMessage) => void;

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const VENDOR_WORDS = "vendor says sk-secret";
const TIMEOUTS = { connectMs: 5000, firstTokenMs: 5000, idleMs: 5000, totalMs: 10_000 };

/** A vendor that answers every request as told, on a free port. */
async function startVendor(handle: Handler, timeouts: ProviderTimeouts = TIMEOUTS): Promise<Provider> {
  const server = createServer(async (request, response) => {
    const chunks = await Array.fromAsync(request);
    handle(response, JSON.parse(Buffer.concat(chunks).toString() || "{}"), request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return createProvider(portOf(server.address()), timeouts);
}

function createProvider(port: number, timeouts: ProviderTimeouts = TIMEOUTS): Provider {
  return createOpenAiProvider({
    apiKey: "key-1",
    baseUrl: `http://127.0.0.1:${port}/v1`,
    model: "gpt-4o-mini",
    clock: systemClock,
    timeouts,
  });
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The server listens on no port.");
  return address.port;
}

function request(extra: Partial<GenerateRequest> = {}): GenerateRequest {
  return { model: "gpt-4o-mini", messages: [{ role: "user", content: "Hi" }], signal: new AbortController().signal, ...extra };
}

function sendEvents(response: ServerResponse, events: readonly unknown[], isEnded = true): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const event of events) response.write(`data: ${typeof event === "string" ? event : JSON.stringify(event)}\n\n`);
  if (isEnded) response.end();
}

const delta = (content: string) => ({ choices: [{ index: 0, delta: { content }, finish_reason: null }] });
const finish = (reason: string) => ({ choices: [{ index: 0, delta: {}, finish_reason: reason }] });
const USAGE = { choices: [], usage: { prompt_tokens: 7, completion_tokens: 2, total_tokens: 9 } };

const sendStatus =
  (status: number, headers: Record<string, string> = {}, error: object = { message: VENDOR_WORDS }): Handler =>
  (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify({ error }));
  };

test("text streams piece by piece and ends with the vendor's own usage", async () => {
  const provider = await startVendor((response) => sendEvents(response, [delta("Hel"), delta("lo"), finish("stop"), USAGE, "[DONE]"]));
  const parts = await Array.fromAsync(provider.doStream(request()));
  const usage = { inputTokens: 7, outputTokens: 2, isEstimated: false };
  expect(parts).toEqual([
    { type: "text", text: "Hel" },
    { type: "text", text: "lo" },
    { type: "finish", reason: "stop", usage },
  ]);
  expect(provider.costMicros("gpt-4o-mini", usage)).toBe(3);
});

test("the request carries key, model, messages, tools and limit in the vendor's format", async () => {
  const seen: { body: Record<string, unknown>; authorization: string | undefined }[] = [];
  const provider = await startVendor((response, body, incoming) => {
    seen.push({ body, authorization: incoming.headers.authorization });
    sendEvents(response, [delta("ok"), finish("stop"), "[DONE]"]);
  });
  const result = await provider.doGenerate(
    request({
      messages: [
        { role: "system", content: "Be brief." },
        { role: "user", content: "6*7?" },
        { role: "assistant", content: "", toolCalls: [{ id: "c1", name: "calculator", arguments: "{}" }] },
        { role: "tool", toolCallId: "c1", content: "42" },
      ],
      tools: [{ name: "calculator", description: "Computes.", parameters: { type: "object" } }],
      maxOutputTokens: 50,
    }),
  );
  expect(result).toMatchObject({ text: "ok", reason: "stop", usage: { isEstimated: true } });
  expect(seen).toHaveLength(1);
  expect(seen[0]?.authorization).toBe("Bearer key-1");
  expect(seen[0]?.body).toMatchObject({
    model: "gpt-4o-mini",
    stream: true,
    stream_options: { include_usage: true },
    max_tokens: 50,
    messages: [
      { role: "system" },
      { role: "user" },
      { role: "assistant", content: null, tool_calls: [{ id: "c1", type: "function", function: { name: "calculator", arguments: "{}" } }] },
      { role: "tool", tool_call_id: "c1", content: "42" },
    ],
    tools: [{ type: "function", function: { name: "calculator" } }],
  });
});

test("tool calls are put together from their pieces, in order", async () => {
  const piece = (index: number, rest: object) => ({
    choices: [{ index: 0, delta: { tool_calls: [{ index, ...rest }] }, finish_reason: null }],
  });
  const events = [
    piece(0, { id: "a", function: { name: "calculator", arguments: '{"expr' } }),
    piece(1, { id: "b", function: { name: "current_time", arguments: "" } }),
    piece(0, { function: { arguments: 'ession":"1+1"}' } }),
    finish("tool_calls"),
    "[DONE]",
  ];
  const provider = await startVendor((response) => sendEvents(response, events));
  const { toolCalls, reason } = await provider.doGenerate(request());
  expect(reason).toBe("tool-calls");
  expect(toolCalls).toEqual([
    { id: "a", name: "calculator", arguments: '{"expression":"1+1"}' },
    { id: "b", name: "current_time", arguments: "{}" },
  ]);
});

const FAILURES: readonly [string, Handler, object][] = [
  ["401", sendStatus(401), { reason: "auth", isRetryable: false, status: 401 }],
  [
    "429 with Retry-After",
    sendStatus(429, { "retry-after": "7" }),
    { reason: "rate_limited", isRetryable: true, retryAfterMs: 7000, status: 429 },
  ],
  ["429 without Retry-After", sendStatus(429), { reason: "rate_limited", isRetryable: true, retryAfterMs: null }],
  ["429 for an empty account", sendStatus(429, {}, { code: "insufficient_quota" }), { reason: "auth", isRetryable: false }],
  ["400", sendStatus(400), { reason: "invalid_request", isRetryable: false, status: 400 }],
  ["500", sendStatus(500), { reason: "unavailable", isRetryable: true, status: 500 }],
  ["529", sendStatus(529), { reason: "overloaded", isRetryable: true, status: 529 }],
  ["a stream without its end", (response) => sendEvents(response, [delta("Hel")]), { reason: "truncated", isRetryable: true }],
  [
    "a connection cut in the middle",
    (response) => {
      sendEvents(response, [delta("Hel")], false);
      setTimeout(() => response.destroy(), 30);
    },
    { reason: "truncated" },
  ],
  [
    "events that are no JSON",
    (response) => sendEvents(response, [`{"choices": ${VENDOR_WORDS}`]),
    { reason: "malformed", isRetryable: true },
  ],
  ["events of another shape", (response) => sendEvents(response, [{ choices: "none" }]), { reason: "malformed" }],
  [
    "an error inside the stream",
    (response) => sendEvents(response, [delta("Hel"), { error: { code: "rate_limit_exceeded", message: VENDOR_WORDS } }]),
    { reason: "rate_limited" },
  ],
  ["200 with an error as its body", sendStatus(200, {}, { code: 503, message: VENDOR_WORDS }), { reason: "overloaded", isRetryable: true }],
  [
    "200 with another body",
    (response) => response.writeHead(200, { "content-type": "application/json" }).end("[]"),
    { reason: "malformed" },
  ],
  ["an empty stream", (response) => sendEvents(response, ["[DONE]"]), { reason: "malformed" }],
  ["an end without an answer", (response) => sendEvents(response, [finish("stop"), "[DONE]"]), { reason: "malformed" }],
  [
    "a tool call without a name",
    (response) => sendEvents(response, [{ choices: [{ delta: { tool_calls: [{ index: 0, id: "a" }] } }] }, finish("tool_calls")]),
    { reason: "malformed" },
  ],
];

test.each(FAILURES)("%s becomes one clear error that quotes nothing", async (_, handle, expected) => {
  const provider = await startVendor(handle);
  const error = await provider.doGenerate(request()).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: "ProviderError", ...expected });
  expect(String(error)).not.toContain(VENDOR_WORDS);
});

const STALLS: readonly [string, Partial<ProviderTimeouts>, Handler][] = [
  ["headers that never come", { connectMs: 150 }, () => {}],
  [
    "a first token that never comes",
    { firstTokenMs: 150 },
    (response) => sendEvents(response, [{ choices: [{ delta: { role: "assistant" } }] }], false),
  ],
  ["a stream that goes quiet", { idleMs: 150 }, (response) => sendEvents(response, [delta("Hel")], false)],
];

test.each(STALLS)("%s is a timeout", async (_, limits, handle) => {
  const provider = await startVendor(handle, { ...TIMEOUTS, ...limits });
  await expect(provider.doGenerate(request())).rejects.toMatchObject({ name: "ProviderError", reason: "timeout", isRetryable: true });
});

test("a refused connection is unavailable", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = portOf(server.address());
  await new Promise((resolve) => server.close(resolve));
  await expect(createProvider(port).doGenerate(request())).rejects.toMatchObject({ reason: "unavailable", status: null });
});

test("a steady stream that never ends stops at the total limit", async () => {
  const handle: Handler = (response) => {
    sendEvents(response, [], false);
    const timer = setInterval(() => response.write(`data: ${JSON.stringify(delta("x"))}\n\n`), 20);
    response.on("close", () => clearInterval(timer));
  };
  const provider = await startVendor(handle, { ...TIMEOUTS, totalMs: 400 });
  await expect(provider.doGenerate(request())).rejects.toMatchObject({ reason: "timeout" });
});

test("a slow reader is not mistaken for a quiet vendor", async () => {
  const provider = await startVendor((response) => sendEvents(response, [delta("a"), delta("b"), finish("stop"), "[DONE]"]), {
    ...TIMEOUTS,
    idleMs: 150,
  });
  const seen: StreamPart[] = [];
  for await (const part of provider.doStream(request())) {
    seen.push(part);
    await systemClock.sleep(seen.length === 1 ? 400 : 0);
  }
  expect(seen).toHaveLength(3);
});

test("an abort ends the call at once and closes the vendor's socket", async () => {
  const closed = Promise.withResolvers<void>();
  const provider = await startVendor((response) => {
    sendEvents(response, [delta("Hel")], false);
    response.on("close", () => closed.resolve());
  });
  const controller = new AbortController();
  const reading = (async () => {
    for await (const part of provider.doStream(request({ signal: controller.signal }))) if (part.type === "text") controller.abort();
  })();
  await expect(reading).rejects.toMatchObject({ reason: "aborted", isRetryable: false });
  await closed.promise;
});

test("a reader that leaves early closes the vendor's socket", async () => {
  const closed = Promise.withResolvers<void>();
  const provider = await startVendor((response) => {
    sendEvents(response, [delta("Hel")], false);
    response.on("close", () => closed.resolve());
  });
  for await (const part of provider.doStream(request())) if (part.type === "text") break;
  await closed.promise;
});
