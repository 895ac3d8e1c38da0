import { afterEach, describe, expect, test, vi } from "vitest";
import { startAnthropicFake } from "../anthropic/server.ts";
import { startGeminiFake } from "../gemini/server.ts";
import { startGroqFake } from "../groq/server.ts";
import type { VendorFake } from "./start-vendor-fake.ts";

const apiKey = "k-unit";
const FAKES = [
  {
    name: "Anthropic",
    start: startAnthropicFake,
    path: "/v1/messages",
    headers: { "x-api-key": apiKey, "anthropic-version": "2023-06-01" },
    body: { model: "claude", max_tokens: 20, messages: [{ role: "user", content: "Hi" }] },
    answer: { type: "message", content: [{ type: "text", text: "You said: Hi" }], stop_reason: "end_turn" },
    refusal: { type: "error", error: { type: "invalid_request_error" } },
    overload: { type: "error", error: { type: "overloaded_error" } },
  },
  {
    name: "Groq",
    start: startGroqFake,
    path: "/openai/v1/chat/completions",
    headers: { authorization: `Bearer ${apiKey}` },
    body: { model: "oss", messages: [{ role: "user", content: "Hi" }] },
    answer: { object: "chat.completion", choices: [{ message: { content: "You said: Hi" } }] },
    refusal: { error: { type: "invalid_request_error" } },
    overload: { error: { type: "overloaded_error" } },
  },
  {
    name: "Gemini",
    start: startGeminiFake,
    path: "/v1beta/models/gemini-embedding-001:batchEmbedContents",
    headers: { "x-goog-api-key": apiKey },
    body: { requests: [{ model: "models/gemini-embedding-001", content: { parts: [{ text: "Hi" }] }, outputDimensionality: 2 }] },
    answer: { embeddings: [{ values: [expect.any(Number), expect.any(Number)] }] },
    refusal: { error: { code: 400, status: "INVALID_ARGUMENT" } },
    overload: { error: { code: 529 } },
  },
];

let fake: VendorFake | undefined;
afterEach(async () => {
  vi.unstubAllEnvs();
  await fake?.close();
});

describe.each(FAKES)("$name", ({ start, path, headers, body, answer, refusal, overload }) => {
  const setUp = async () => {
    const started = await start({ apiKey });
    fake = started;
    return (address: string, content: unknown, extra: Record<string, string> = headers) =>
      fetch(started.url + address, {
        method: "POST",
        headers: { ...extra, "content-type": "application/json" },
        body: JSON.stringify(content),
      });
  };

  test("answers whole, and records what it was asked", async () => {
    const post = await setUp();
    expect(await (await post(path, body)).json()).toMatchObject(answer);
    expect(fake?.calls()).toMatchObject([{ path, body, fault: null, ending: "completed" }]);
  });

  test("refuses a wrong key, a wrong address and a wrong body in the vendor's own shape", async () => {
    const post = await setUp();
    const wrong = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace(apiKey, "k-other")]));
    expect([400, 401]).toContain((await post(path, body, wrong)).status);
    expect((await post("/v9/nothing", body)).status).toBe(404);
    const refused = await post(path, { nonsense: true });
    expect([refused.status, await refused.json()]).toMatchObject([400, refusal]);
  });

  test("another process sets faults and reads calls with the key", async () => {
    const post = await setUp();
    expect((await post("/__control/fault", { fault: { type: "status", status: 529 }, times: 1 })).status).toBe(200);
    const failed = await post(path, body);
    expect([failed.status, await failed.json()]).toMatchObject([529, overload]);
    expect((await post(path, body)).status).toBe(200);
    const calls = await fetch(`${fake?.url}/__control/calls`, { headers });
    expect(await calls.json()).toMatchObject({ calls: [{ fault: "status" }, { fault: null }] });
    expect((await post("/__control/fault", { fault: { type: "unheard-of" } })).status).toBe(400);
  });

  test("is not for production", async () => {
    vi.stubEnv("NODE_ENV", "production");
    await expect(start({ apiKey })).rejects.toThrow("for tests");
  });
});

describe("what the vendors are strict about", () => {
  const ask = async (start: typeof startGroqFake, path: string, headers: Record<string, string>, body: unknown) => {
    fake = await start({ apiKey });
    const response = await fetch(fake.url + path, { method: "POST", headers, body: JSON.stringify(body) });
    return [response.status, JSON.stringify(await response.json())] as const;
  };
  const anthropic = (messages: unknown, headers: Record<string, string> = { "anthropic-version": "2023-06-01" }) =>
    ask(startAnthropicFake, "/v1/messages", { "x-api-key": apiKey, ...headers }, { model: "c", max_tokens: 9, messages });
  const call = (id: string) => ({ role: "assistant", content: [{ type: "tool_use", id, name: "f", input: {} }] });
  const result = (id: string) => ({ role: "user", content: [{ type: "tool_result", tool_use_id: id, content: "x" }] });

  test("Anthropic: the version header, results beside their calls, no empty text, no odd ids", async () => {
    expect(await anthropic([{ role: "user", content: "Hi" }], {})).toEqual([400, expect.stringContaining("anthropic-version")]);
    expect(await anthropic([call("a"), { role: "user", content: "Well?" }])).toEqual([400, expect.stringContaining("tool_result")]);
    expect(await anthropic([call("a"), result("b")])).toEqual([400, expect.stringContaining("tool_result")]);
    expect(await anthropic([{ role: "user", content: [{ type: "text", text: "  " }] }])).toEqual([
      400,
      expect.stringContaining("non-empty"),
    ]);
    expect(await anthropic([call("a:1"), result("a:1")])).toEqual([400, expect.stringContaining("letters")]);
    expect((await anthropic([call("a"), result("a")]))[0]).toBe(200);
  });

  const gemini = (contents: unknown) =>
    ask(startGeminiFake, "/v1beta/models/gemini-3.8-flash:streamGenerateContent?alt=sse", { "x-goog-api-key": apiKey }, { contents });

  test("Gemini: a signature with the call, a result for each call", async () => {
    const model = { role: "model", parts: [{ functionCall: { name: "f", args: {} } }] };
    const results = { role: "user", parts: [{ functionResponse: { name: "f", response: {} } }] };
    expect(await gemini([model, results])).toEqual([400, expect.stringContaining("thought_signature")]);
    const signed = { role: "model", parts: [{ functionCall: { name: "f", args: {} }, thoughtSignature: "s" }] };
    expect(await gemini([signed, { role: "user", parts: [{ text: "Well?" }] }])).toEqual([
      400,
      expect.stringContaining("function response parts"),
    ]);
  });
});
