import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { VendorFake } from "../../../scripts/local/vendors/start-vendor-fake.ts";
import { ADAPTERS, API_KEY, FAULTS, PATIENT } from "../../../tests/support/vendor-adapters.ts";
import { systemClock } from "../../platform/clock.ts";
import type { GenerateRequest, Provider, ProviderTimeouts } from "../ports.ts";
import type { ChatMessage, ToolCall, ToolSpec } from "../schema.ts";

const LOOK_UP: ToolSpec = {
  name: "look_up",
  description: "Looks a word up.",
  parameters: { type: "object", properties: { word: { type: "string" } }, required: ["word"], additionalProperties: false },
};
const ADD: ToolSpec = { ...LOOK_UP, name: "add_numbers", description: "Adds." };
const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

describe.each(ADAPTERS)("$name", ({ name, model, start, create }) => {
  let fake: VendorFake;
  let provider: Provider;
  const createWith = (limits: Partial<ProviderTimeouts> = {}, apiKey = API_KEY) =>
    create({ apiKey, model, baseUrl: fake.url, clock: systemClock, timeouts: { ...PATIENT, ...limits } });
  beforeAll(async () => {
    fake = await start({ apiKey: API_KEY });
    provider = createWith();
  });
  afterAll(() => fake.close());

  const ask = (content: Extract<ChatMessage, { role: "user" }>["content"], extra: Partial<GenerateRequest> = {}): GenerateRequest => ({
    model,
    messages: [{ role: "user", content }],
    signal: new AbortController().signal,
    ...extra,
  });
  const failureOf = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => expect.unreachable("it did not fail"),
      (error: unknown) => error,
    );
  const answerCalls = (calls: readonly ToolCall[]): ChatMessage[] => [
    { role: "assistant", content: "", toolCalls: [...calls] },
    ...calls.map((call): ChatMessage => ({ role: "tool", toolCallId: call.id, content: `result of ${call.name}` })),
  ];

  test("text, with the vendor's own count", async () => {
    const result = await provider.doGenerate(ask("Hi there"));
    expect(result).toMatchObject({ text: "You said: Hi there", toolCalls: [], reason: "stop", usage: { isEstimated: false } });
    expect(result.usage.inputTokens).toBeGreaterThan(0);
    expect(result.usage.outputTokens).toBe(4);
  });

  test("a stream in pieces, with one finish, last", async () => {
    const parts = await Array.fromAsync(provider.doStream(ask("Hi there")));
    expect(parts.flatMap((part) => (part.type === "text" ? [part.text] : []))).toEqual(["You", " said:", " Hi", " there"]);
    expect(parts.map((part) => part.type)).toEqual(["text", "text", "text", "text", "finish"]);
  });

  test("a system prompt and earlier turns travel with the question", async () => {
    const messages: ChatMessage[] = [
      { role: "system", content: "Be brief." },
      { role: "user", content: "One" },
      { role: "assistant", content: "Two" },
      { role: "user", content: "Three" },
    ];
    expect((await provider.doGenerate(ask("", { messages }))).text).toBe("You said: Three");
    const sent = JSON.stringify(fake.calls().at(-1)?.body);
    expect(["Be brief.", "One", "Two", "Three"].filter((word) => !sent.includes(word))).toEqual([]);
  });

  test("a tool call, and the answer to its result", async () => {
    const question = ask('Please look_up {"word":"heron"}', { tools: [LOOK_UP, ADD] });
    const { toolCalls, reason } = await provider.doGenerate(question);
    expect(reason).toBe("tool-calls");
    expect(toolCalls).toMatchObject([{ id: expect.stringMatching(/./), name: "look_up", arguments: '{"word":"heron"}' }]);
    const second = { ...question, messages: [...question.messages, ...answerCalls(toolCalls)] };
    expect(await provider.doGenerate(second)).toMatchObject({ text: "The tool answered: result of look_up", reason: "stop" });
  });

  test("calls another vendor's model made are understood", async () => {
    const foreign: ToolCall = { id: "call:9/é", name: "look_up", arguments: "not JSON" };
    const question = ask("Go on", { tools: [LOOK_UP] });
    const result = await provider.doGenerate({ ...question, messages: [...question.messages, ...answerCalls([foreign])] });
    expect(result.text).toBe("The tool answered: result of look_up");
  });

  test("parallel calls keep their order, their arguments and ids of their own; their results go back together", async () => {
    const question = ask('Both: look_up {"word":"a"} and add_numbers {"word":"b"}', { tools: [LOOK_UP, ADD] });
    const { toolCalls } = await provider.doGenerate(question);
    expect(toolCalls.map((call) => [call.name, call.arguments])).toEqual([
      ["look_up", '{"word":"a"}'],
      ["add_numbers", '{"word":"b"}'],
    ]);
    expect(new Set(toolCalls.map((call) => call.id)).size).toBe(2);
    const second = { ...question, messages: [...question.messages, ...answerCalls(toolCalls)] };
    expect((await provider.doGenerate(second)).text).toBe("The tool answered: result of add_numbers");
  });

  test("one call at most where the caller says so", async () => {
    const question = ask("look_up and add_numbers", { tools: [LOOK_UP, ADD], parallelToolCalls: false });
    expect((await provider.doGenerate(question)).toolCalls.map((call) => call.name)).toEqual(["look_up"]);
  });

  test("the caller chooses: a tool by name, any tool, none", async () => {
    const called = async (toolChoice: GenerateRequest["toolChoice"] & {}, content: string) =>
      (await provider.doGenerate(ask(content, { tools: [LOOK_UP, ADD], toolChoice }))).toolCalls.map((call) => call.name);
    expect(await called({ name: "add_numbers" }, "Hi")).toEqual(["add_numbers"]);
    expect(await called("required", "Hi")).toEqual(["look_up"]);
    expect(await called("auto", "add_numbers")).toEqual(["add_numbers"]);
    expect(await called("none", "add_numbers")).toEqual([]);
  });

  test("images arrive as bytes and as an address, or are refused by name", async () => {
    const question = ask([
      { type: "text", text: "What is this?" },
      { type: "image", mediaType: "image/png", source: { type: "data", base64: PNG } },
      { type: "image", mediaType: "image/jpeg", source: { type: "url", url: "https://images.example.com/a.jpg" } },
    ]);
    if (!provider.capabilities.images) {
      const before = fake.calls().length;
      expect(await failureOf(provider.doGenerate(question))).toMatchObject({ reason: "invalid_request", parameter: "messages" });
      expect(fake.calls()).toHaveLength(before);
      return;
    }
    const { text } = await provider.doGenerate(question);
    expect(text).toBe(`You said: What is this? [image data:image/png;base64,${PNG}] [image https://images.example.com/a.jpg]`);
  });

  test("an answer in a given shape", async () => {
    const schema = {
      type: "object",
      properties: { verdict: { type: "string", enum: ["SAFE", "BLOCKED"] }, score: { type: "number" } },
      required: ["verdict", "score"],
      additionalProperties: false,
    };
    const { text } = await provider.doGenerate(
      ask("Judge", { responseFormat: { type: "json-schema", name: "verdict", schema, isStrict: true } }),
    );
    expect(JSON.parse(text)).toEqual({ verdict: "SAFE", score: 1 });
  });

  test("a limit, a stop word and the end of the answer are told apart", async () => {
    expect(await provider.doGenerate(ask("One two three", { maxOutputTokens: 2 }))).toMatchObject({ text: "You said:", reason: "length" });
    expect(await provider.doGenerate(ask("One two three", { stop: ["two"] }))).toMatchObject({ text: "You said: One ", reason: "stop" });
    expect(await provider.doGenerate(ask("One"))).toMatchObject({ reason: "stop" });
  });

  test("sampling parameters are taken, and a seed where the vendor has one", async () => {
    expect((await provider.doGenerate(ask("Hi", { temperature: 1.5, topP: 0.9 }))).text).toBe("You said: Hi");
    const seeded = provider.doGenerate(ask("Hi", { seed: 7 }));
    if (name === "anthropic") expect(await failureOf(seeded)).toMatchObject({ reason: "invalid_request", parameter: "seed" });
    else expect((await seeded).text).toBe("You said: Hi");
  });

  test("an abort ends the call at once and hangs up", async () => {
    const controller = new AbortController();
    fake.setFault({ type: "stall-after-first-token" }, 1);
    const read = async () => {
      for await (const part of provider.doStream(ask("Hi", { signal: controller.signal }))) if (part.type === "text") controller.abort();
    };
    expect(await failureOf(read())).toMatchObject({ name: "ProviderError", reason: "aborted", isRetryable: false });
    await expect.poll(() => fake.calls().at(-1)?.ending).toBe("closed-early");
  });

  test("a reader that leaves early hangs up", async () => {
    fake.setFault({ type: "stall-after-first-token" }, 1);
    for await (const part of provider.doStream(ask("Hi"))) if (part.type === "text") break;
    await expect.poll(() => fake.calls().at(-1)?.ending).toBe("closed-early");
  });

  test("a caller who is gone before the call is not asked for", async () => {
    const before = fake.calls().length;
    expect(await failureOf(provider.doGenerate(ask("Hi", { signal: AbortSignal.abort() })))).toMatchObject({ reason: "aborted" });
    expect(fake.calls()).toHaveLength(before);
  });

  test("a wrong key is the account's failure, and no error holds it", async () => {
    const error = await failureOf(createWith({}, "sk-conformance-wrong").doGenerate(ask("Hi")));
    expect(error).toMatchObject({ name: "ProviderError", reason: "auth", isRetryable: false });
    expect(everythingIn(error)).not.toContain("sk-conformance");
  });

  test("a key no header can hold fails without being shown", async () => {
    const error = await failureOf(createWith({}, "sk-conformance\n-broken").doGenerate(ask("Hi")));
    expect(error).toMatchObject({ name: "ProviderError" });
    expect(everythingIn(error)).not.toContain("sk-conformance");
  });

  test.each(FAULTS)("fault: $name", async ({ fault, expected, limits }) => {
    const limited = createWith(limits);
    fake.setFault(fault, 1);
    if (fault.type === "refuse-connections") fake.setFault(fault);
    const answer = limited.doGenerate(ask("Hi there"));
    if (expected === "the whole answer") {
      expect((await answer).text).toBe("You said: Hi there");
      expect(fake.calls().at(-1)?.fault).toBe(fault.type);
      return;
    }
    const error = await failureOf(answer);
    fake.setFault(null);
    // Google's SDK reads such a body as a stream that is none.
    const wanted = name === "google" && fault.type === "error-body" ? { ...expected, reason: "malformed" } : expected;
    expect(error).toMatchObject({ name: "ProviderError", ...wanted });
    expect(everythingIn(error)).not.toContain(API_KEY);
    expect(everythingIn(error)).not.toMatch(/local fake|Rate limit reached|Incorrect API key/);
    expect((await provider.doGenerate(ask("And now?"))).text).toBe("You said: And now?");
  });

  test("embeddings: one vector of length 1 for each text, in order, or none at all", async () => {
    const embed = (texts: readonly string[], extra: { dimensions?: number } = {}) =>
      provider.doEmbed({ model: provider.defaultEmbeddingModel ?? "none", texts, signal: new AbortController().signal, ...extra });
    if (!provider.capabilities.embeddings) {
      expect(await failureOf(embed(["a"]))).toMatchObject({ reason: "invalid_request", parameter: "embeddings" });
      return;
    }
    const texts = Array.from({ length: 300 }, (_, index) => `heron number ${index % 7}`);
    const { vectors, usage } = await embed(texts, { dimensions: 32 });
    expect(vectors).toHaveLength(300);
    expect(vectors.every((vector) => vector.length === 32 && Math.abs(Math.hypot(...vector) - 1) < 1e-6)).toBe(true);
    expect(vectors[0]).toEqual(vectors[7]);
    expect(vectors[0]).not.toEqual(vectors[1]);
    expect(usage.inputTokens).toBeGreaterThan(300);
    expect(await embed([])).toMatchObject({ vectors: [], usage: { inputTokens: 0 } });
    fake.setFault({ type: "status", status: 429, retryAfterSeconds: 3 }, 1);
    expect(await failureOf(embed(["a"]))).toMatchObject({ reason: "rate_limited", retryAfterMs: 3_000 });
    fake.setFault({ type: "no-done" }, 1);
    expect(await failureOf(embed(["a"]))).toMatchObject({ reason: "malformed" });
  });
});

/** All a log, a report or a debugger could print of an error. */
function everythingIn(error: unknown): string {
  return inspect(error, { depth: 20, showHidden: true }) + (error instanceof Error ? String(error.stack) + JSON.stringify(error) : "");
}
