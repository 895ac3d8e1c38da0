import OpenAI from "openai";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Fault } from "./fault.ts";
import { type OpenAiFakeOptions, startOpenAiFake } from "./server.ts";

const apiKey = "sk-local-test";
const TEXT = "The quick brown fox jumps over the lazy dog.";
const REPLY = `You said: ${TEXT}`;
const messages = [{ role: "user" as const, content: TEXT }];
const request = { model: "local-fake-small", messages };

async function setUp(options: Partial<OpenAiFakeOptions> = {}, fault: Fault | null = null, times?: number) {
  const fake = await startOpenAiFake({ apiKey, ...options });
  onTestFinished(() => fake.close());
  fake.setFault(fault, times);
  const client = new OpenAI({ apiKey, baseURL: fake.url, maxRetries: 0, timeout: 5000 });
  return { fake, client };
}

async function readStream(client: OpenAI, seen: string[] = [], signal?: AbortSignal): Promise<string> {
  const stream = await client.chat.completions.create({ ...request, stream: true }, signal ? { signal } : {});
  for await (const chunk of stream) seen.push(chunk.choices[0]?.delta.content ?? "");
  return seen.join("");
}

test("a plain answer is derived from the last user message and says that it is a fake's", async () => {
  const { client, fake } = await setUp();
  const completion = await client.chat.completions.create(request);
  expect(completion.choices[0]).toMatchObject({ finish_reason: "stop", message: { role: "assistant", content: REPLY } });
  expect(completion.system_fingerprint).toBe("local-fake");
  expect(completion.usage?.total_tokens).toBe((completion.usage?.prompt_tokens ?? 0) + (completion.usage?.completion_tokens ?? 0));
  expect(fake.calls()).toMatchObject([{ path: "/v1/chat/completions", body: request, fault: null }]);
});

test("a streamed answer has the same text in many pieces, and usage only where it was asked for", async () => {
  const { client } = await setUp();
  const stream = await client.chat.completions.create({ ...request, stream: true, stream_options: { include_usage: true } });
  const chunks = await Array.fromAsync(stream);
  expect(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? "").join("")).toBe(REPLY);
  expect(chunks.length).toBeGreaterThan(8);
  expect(chunks[0]?.choices[0]?.delta.role).toBe("assistant");
  expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe("stop");
  expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { completion_tokens: chunks.length - 3 }, system_fingerprint: "local-fake" });
  const without = await Array.fromAsync(await client.chat.completions.create({ ...request, stream: true }));
  expect(without.every((chunk) => chunk.usage === undefined)).toBe(true);
});

test("max_tokens and stop end an answer where they should", async () => {
  const { client } = await setUp();
  const cut = await client.chat.completions.create({ ...request, max_completion_tokens: 2 });
  expect(cut.choices[0]).toMatchObject({ finish_reason: "length", message: { content: "You said:" } });
  const stopped = await client.chat.completions.create({ ...request, stop: [" fox", " brown"] });
  expect(stopped.choices[0]).toMatchObject({ finish_reason: "stop", message: { content: "You said: The quick" } });
});

const tools = [
  {
    type: "function" as const,
    function: {
      name: "find_rate",
      parameters: { type: "object", properties: { currency: { type: "string" }, days: { type: "integer" }, fresh: { type: "boolean" } } },
    },
  },
];

test("a tool call streams its arguments in pieces that join to JSON", async () => {
  const { client } = await setUp();
  const content = 'Call find_rate {"currency":"EUR","days":30}';
  const stream = client.chat.completions.stream({ model: "local-fake-small", messages: [{ role: "user", content }], tools });
  const pieces: string[] = [];
  stream.on("tool_calls.function.arguments.delta", ({ arguments_delta }) => pieces.push(arguments_delta));
  const [choice] = (await stream.finalChatCompletion()).choices;
  expect(choice?.finish_reason).toBe("tool_calls");
  expect(choice?.message.tool_calls?.[0]).toMatchObject({ function: { name: "find_rate", arguments: '{"currency":"EUR","days":30}' } });
  expect(pieces.filter((piece) => piece !== "").length).toBeGreaterThan(3);
});

test("a required tool gets arguments of its schema's types, and its result ends in text", async () => {
  const { client } = await setUp();
  const asked = await client.chat.completions.create({ ...request, tools, tool_choice: "required" });
  const message = asked.choices[0]?.message;
  const call = message?.tool_calls?.[0];
  if (!message || call?.type !== "function") throw new Error("No function was called.");
  expect(JSON.parse(call.function.arguments)).toEqual({ currency: TEXT, days: 1, fresh: true });
  const answered = await client.chat.completions.create({
    ...request,
    tools,
    messages: [...messages, message, { role: "tool", tool_call_id: call.id, content: "1.08" }],
  });
  expect(answered.choices[0]?.message.content).toBe("The tool answered: 1.08");
});

test("tool_choice none keeps a named tool from being called", async () => {
  const { client } = await setUp();
  const named = { ...request, tools, messages: [{ role: "user" as const, content: "find_rate" }] };
  expect((await client.chat.completions.create(named)).choices[0]?.finish_reason).toBe("tool_calls");
  const kept = await client.chat.completions.create({ ...named, tool_choice: "none" });
  expect(kept.choices[0]?.message.content).toBe("You said: find_rate");
});

test("a test can give its own replies", async () => {
  const { client } = await setUp({ reply: ({ model }) => `I am ${model}` });
  expect(await readStream(client)).toBe("I am local-fake-small");
});

test("models are listed, and embeddings of equal texts are equal and of length one", async () => {
  const { client } = await setUp();
  expect((await client.models.list()).data.map(({ id }) => id)).toContain("local-fake-embedding");
  const { data } = await client.embeddings.create({
    model: "local-fake-embedding",
    input: ["red fox", "red fox", "blue sky"],
    dimensions: 32,
  });
  const [first, second, third] = data.map(({ embedding }) => embedding);
  expect(first).toHaveLength(32);
  expect(first).toEqual(second);
  expect(first).not.toEqual(third);
  expect(Math.hypot(...(first ?? []))).toBeCloseTo(1);
});

test("what it cannot do is refused in OpenAI's error shape", async () => {
  const { client, fake } = await setUp();
  await expect(client.chat.completions.create({ ...request, n: 2 })).rejects.toMatchObject({ status: 400, code: "invalid_value" });
  await expect(client.chat.completions.create({ ...request, messages: [] })).rejects.toMatchObject({ status: 400 });
  await expect(client.images.generate({ prompt: "x" })).rejects.toMatchObject({ status: 404, code: "unknown_url" });
  const wrongKey = new OpenAI({ apiKey: "sk-wrong", baseURL: fake.url, maxRetries: 0 });
  await expect(wrongKey.models.list()).rejects.toMatchObject({ status: 401, code: "invalid_api_key" });
});

test.each([401, 429, 500, 502, 503, 529] as const)("fault: status %i", async (status) => {
  const { client } = await setUp({}, { type: "status", status });
  await expect(readStream(client)).rejects.toMatchObject({ status });
});

test("fault: 429 with Retry-After, which the SDK obeys once the fault is over", async () => {
  const { client, fake } = await setUp({}, { type: "status", status: 429, retryAfterSeconds: 0 }, 2);
  const failed = await client.chat.completions.create(request).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(OpenAI.RateLimitError);
  expect(failed instanceof OpenAI.RateLimitError && failed.headers?.get("retry-after")).toBe("0");
  const patient = new OpenAI({ apiKey, baseURL: fake.url, maxRetries: 1 });
  expect((await patient.chat.completions.create(request)).choices).toHaveLength(1);
  expect(fake.calls().map(({ fault }) => fault)).toEqual(["status", "status", null]);
});

test("fault: refused connections, until the fault is over", async () => {
  const { client, fake } = await setUp({}, { type: "refuse-connections", durationMs: 60_000 });
  const failed = await client.models.list().catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(OpenAI.APIConnectionError);
  expect(failed instanceof Error && failed.cause instanceof Error && failed.cause.cause).toMatchObject({ code: "ECONNREFUSED" });
  fake.setFault(null);
  expect(await readStream(client)).toBe(REPLY);
});

test("refused connections cut what is under way as well", async () => {
  const { client, fake } = await setUp({}, { type: "stall-after-first-token" });
  const seen: string[] = [];
  const reading = readStream(client, seen).catch(() => "cut");
  await expect.poll(() => seen.length).toBe(2);
  fake.setFault({ type: "refuse-connections", durationMs: 60_000 });
  expect(await reading).toBe("cut");
});

test("fault: no headers", async () => {
  const { client, fake } = await setUp({}, { type: "stall-before-headers" });
  await expect(client.chat.completions.create(request, { timeout: 100 })).rejects.toBeInstanceOf(OpenAI.APIConnectionTimeoutError);
  await expect.poll(() => fake.calls()[0]?.ending).toBe("closed-early");
});

test("fault: a stall after the first token, which ends when the client hangs up", async () => {
  const { client, fake } = await setUp({}, { type: "stall-after-first-token" });
  const seen: string[] = [];
  const hangUp = new AbortController();
  const reading = readStream(client, seen, hangUp.signal).catch(() => "aborted");
  await expect.poll(() => seen).toEqual(["", "You"]);
  expect(fake.calls()[0]?.ending).toBeNull();
  hangUp.abort();
  await reading;
  await expect.poll(() => fake.calls()[0]?.ending).toBe("closed-early");
});

test("fault: one token per interval", async () => {
  const { client } = await setUp({ reply: () => "one two three" }, { type: "slow-tokens", intervalMs: 40 });
  const startedAt = performance.now();
  expect(await readStream(client)).toBe("one two three");
  const streamedAt = performance.now();
  expect(streamedAt - startedAt).toBeGreaterThanOrEqual(115);
  await client.chat.completions.create(request);
  expect(performance.now() - streamedAt).toBeGreaterThanOrEqual(115);
});

test("fault: the stream ends without [DONE]", async () => {
  const { fake } = await setUp({}, { type: "no-done" });
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  const send = () => fetch(`${fake.url}/chat/completions`, { method: "POST", headers, body: JSON.stringify({ ...request, stream: true }) });
  expect(await (await send()).text()).not.toContain("[DONE]");
  fake.setFault(null);
  expect((await (await send()).text()).endsWith("data: [DONE]\n\n")).toBe(true);
});

test("fault: a malformed event in the stream", async () => {
  const { client } = await setUp({}, { type: "malformed-sse" });
  await expect(readStream(client)).rejects.toThrow("malformed server-sent event JSON");
});

test("fault: malformed JSON", async () => {
  const { client } = await setUp({}, { type: "malformed-json" });
  await expect(client.chat.completions.create(request)).rejects.toThrow(SyntaxError);
});

test("fault: 200 with an error in the body", async () => {
  const { client } = await setUp({}, { type: "error-body" });
  expect(await client.chat.completions.create(request)).toMatchObject({ error: { type: "server_error" } });
});

test("fault: a stream without end, which stops when the client hangs up", async () => {
  const { client, fake } = await setUp({}, { type: "endless-stream" });
  const seen: string[] = [];
  const hangUp = new AbortController();
  const reading = readStream(client, seen, hangUp.signal).catch(() => "aborted");
  await expect.poll(() => seen.length).toBeGreaterThan(50);
  hangUp.abort();
  await reading;
  await expect.poll(() => fake.calls()[0]?.ending).toBe("closed-early");
});

test.each([0, 1, 3])("fault: a reset after token %i", async (tokens) => {
  const { client } = await setUp({}, { type: "reset-after", tokens });
  const seen: string[] = [];
  await expect(readStream(client, seen)).rejects.toThrow();
  expect(seen).toHaveLength(tokens + 1);
  expect(REPLY.startsWith(seen.join(""))).toBe(true);
});

test.each([{ type: "reset-after", tokens: 3 }, { type: "malformed-sse" }] as const)(
  "fault $type cuts a plain answer too",
  async (fault) => {
    const { client } = await setUp({}, fault);
    await expect(client.chat.completions.create(request)).rejects.toThrow();
  },
);

test("a fault holds for the given number of calls", async () => {
  const { client } = await setUp({}, { type: "status", status: 500 }, 2);
  await expect(readStream(client)).rejects.toMatchObject({ status: 500 });
  await expect(readStream(client)).rejects.toMatchObject({ status: 500 });
  expect(await readStream(client)).toBe(REPLY);
});

test("a fault for one text leaves other calls alone, and every bite is counted by its text", async () => {
  const { client, fake } = await setUp();
  const say = (content: string) => client.chat.completions.create({ ...request, messages: [...messages, { role: "user", content }] });
  fake.setFault({ type: "status", status: 500 }, 1, "[one]");
  fake.setFault({ type: "status", status: 529 }, 2, "[two]");
  await say("[three]");
  await expect(say("hello [two]")).rejects.toMatchObject({ status: 529 });
  await expect(say("hello [one]")).rejects.toMatchObject({ status: 500 });
  await say("hello [one]");
  fake.setFault(null, undefined, "[two]");
  await say("hello [two]");
  const headers = { authorization: `Bearer ${apiKey}` };
  const response = await fetch(`${new URL(fake.url).origin}/__control/bites`, { headers });
  expect(await response.json()).toEqual({ "[one]": 1, "[two]": 1 });
});

test("another process sets faults and reads calls with the key, and not without", async () => {
  const { client, fake } = await setUp();
  const { origin } = new URL(fake.url);
  const control = (path: string, key: string, body?: object) =>
    fetch(`${origin}/__control/${path}`, {
      method: body ? "POST" : "GET",
      headers: { authorization: `Bearer ${key}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  expect((await control("fault", "sk-wrong", { fault: null })).status).toBe(401);
  expect((await control("fault", apiKey, { fault: { type: "explode" } })).status).toBe(400);
  expect((await control("fault", apiKey, { fault: { type: "status", status: 503 }, times: 1 })).status).toBe(200);
  await expect(readStream(client)).rejects.toMatchObject({ status: 503 });
  expect(await readStream(client)).toBe(REPLY);
  expect(await (await control("calls", apiKey)).json()).toMatchObject({ calls: [{ fault: "status" }, { fault: null }] });
  expect((await control("fault", apiKey, { fault: { type: "refuse-connections", durationMs: 50 } })).status).toBe(200);
  await expect.poll(() => readStream(client).catch(() => "refused"), { interval: 5 }).toBe("refused");
  await expect.poll(() => readStream(client).catch(() => "refused")).toBe(REPLY);
});

test("it does not start with NODE_ENV=production or without a key", async () => {
  vi.stubEnv("NODE_ENV", "production");
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  await expect(startOpenAiFake({ apiKey })).rejects.toThrow("OPENAI_API_KEY");
  vi.unstubAllEnvs();
  await expect(startOpenAiFake({ apiKey: "" })).rejects.toThrow("API key");
});
