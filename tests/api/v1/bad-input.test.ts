import { describe, expect, test } from "vitest";
import { z } from "zod";
import { wireErrorSchema } from "../../../api/_http/wire-error-schema.ts";
import { startGateway } from "../../support/start-gateway.ts";
import { until } from "../../support/until.ts";

/** Every way a request can be wrong, or its upstream be: an error in OpenAI's shape that says what to do, or a stream that visibly breaks. */
const { harness, fake, person } = await startGateway({ harness: { environment: { OPENAI_MODEL: "gpt-4o" } } });
const model = "gpt-4o";
const user = (content: unknown) => [{ role: "user", content }];
const post = (body: object, path = "/chat/completions", headers: Record<string, string> = {}) =>
  harness.call("POST", `/api/v1${path}`, { as: person, body: { model, ...body }, headers });

async function refused(
  response: Response,
): Promise<{ status: number; param: string | null; code: string | null; type: string; text: string }> {
  const text = await response.text();
  const { error } = wireErrorSchema.parse(JSON.parse(text));
  return { status: response.status, param: error.param, code: error.code, type: error.type, text };
}

const image = (url: string) => user([{ type: "image_url", image_url: { url } }]);
const tool = (parameters: object) => [{ type: "function", function: { name: "t", parameters } }];

describe("what is wrong with a request is named", () => {
  const rows: readonly (readonly [what: string, body: object, param: string | null, code: string, status?: number])[] = [
    ["a model of a vendor that is not set up", { model: "claude-opus-5-5" }, "model", "model_not_found", 404],
    ["a parameter nobody knows", { frequency: 1 }, "frequency", "unsupported_parameter"],
    ["more than one choice", { n: 2 }, "n", "unsupported_parameter"],
    ["a penalty", { frequency_penalty: 0.4 }, "frequency_penalty", "unsupported_parameter"],
    ["stored completions", { store: true }, "store", "unsupported_parameter"],
    [
      "an unknown field inside a message",
      { messages: [{ role: "user", content: "x", name: "Bob" }] },
      "messages[0].name",
      "unsupported_parameter",
    ],
    [
      "an unknown part of a message",
      { messages: user([{ type: "input_audio", input_audio: {} }]) },
      "messages[0].content[0].type",
      "invalid_value",
    ],
    ["no messages", { messages: [] }, "messages", "invalid_value"],
    ["a temperature out of range", { temperature: 3 }, "temperature", "invalid_value"],
    ["stream options without a stream", { stream_options: { include_usage: true } }, "stream_options", "invalid_parameter"],
    [
      "a tool schema that is none",
      { tools: tool({ type: "object", properties: { a: { type: "texte" } } }) },
      "tools[0].function.parameters.properties.a.type",
      "invalid_schema",
    ],
    [
      "a tool schema of something else than an object",
      { tools: tool({ type: "string" }) },
      "tools[0].function.parameters.type",
      "invalid_schema",
    ],
    ["two tools of one name", { tools: [...tool({}), ...tool({})] }, "tools[1].function.name", "invalid_parameter"],
    [
      "a choice of a tool that is not there",
      { tools: tool({}), tool_choice: { type: "function", function: { name: "x" } } },
      "tool_choice",
      "invalid_parameter",
    ],
    [
      "a shape that is no schema",
      { response_format: { type: "json_schema", json_schema: { name: "n", schema: { required: "a" } } } },
      "response_format.json_schema.schema.required",
      "invalid_schema",
    ],
    [
      "an image by its address",
      { messages: image("https://pictures.example/a.png") },
      "messages[0].content[0].image_url.url",
      "invalid_image_url",
    ],
    [
      "an image of an unknown type",
      { messages: image("data:image/tiff;base64,AAAA") },
      "messages[0].content[0].image_url.url",
      "unsupported_image_media_type",
    ],
    [
      "an image that is no base64",
      { messages: image("data:image/png;base64,A*AA") },
      "messages[0].content[0].image_url.url",
      "invalid_base64_image",
    ],
    [
      "an image too large",
      { messages: image(`data:image/png;base64,${"A".repeat(4_200_000)}`) },
      "messages[0].content[0].image_url.url",
      "image_too_large",
    ],
  ];
  test.each(rows.map(([what, body, param, code, status = 400]) => ({ what, body, param, code, status })))(
    "$what",
    async ({ body, param, code, status }) => {
      expect(await refused(await post({ messages: user("Hi"), ...body }))).toMatchObject({
        status,
        param,
        code,
        type: "invalid_request_error",
      });
    },
  );

  test("a request larger than any may be, one that is no JSON, and a cache time that is no number", async () => {
    expect(await refused(await post({ messages: user("x".repeat(4_500_001)) }))).toMatchObject({ status: 413, code: "too_large" });
    const half = await harness.call("POST", "/api/v1/chat/completions", { as: person, raw: '{"model":' });
    expect(await refused(half)).toMatchObject({ status: 400, code: "invalid_json" });
    expect(await refused(await post({ messages: user("Hi") }, "/chat/completions", { "x-aegis-cache": "soon" }))).toMatchObject({
      status: 400,
    });
  });

  test("a conversation that is too long is refused with the number of tokens that are too many, and nobody is asked", async () => {
    const before = fake.calls().length;
    const error = await refused(await post({ messages: user("word ".repeat(110_000)) }));
    expect(error).toMatchObject({ status: 400, code: "context_length_exceeded", param: "messages" });
    const { tokens_over: over, estimated_tokens: tokens } = z
      .object({ error: z.object({ tokens_over: z.int(), estimated_tokens: z.int() }) })
      .parse(JSON.parse(error.text)).error;
    expect(tokens - over).toBe(128_000);
    expect(error.text).toContain(String(over));
    expect(fake.calls().length).toBe(before);
  });

  test("the Responses API names its own parameters", async () => {
    const input = [{ role: "user", content: "Hi" }];
    expect(await refused(await post({ input, previous_response_id: "resp_1" }, "/responses"))).toMatchObject({
      param: "previous_response_id",
      code: "unsupported_parameter",
    });
    expect(
      await refused(await post({ input, tools: [{ type: "function", name: "t", parameters: { type: "x" } }] }, "/responses")),
    ).toMatchObject({ param: "tools[0].parameters.type" });
    expect(
      await refused(
        await post({ input: [{ role: "user", content: [{ type: "input_image", image_url: "http://x.example" }] }] }, "/responses"),
      ),
    ).toMatchObject({ param: "input" });
    expect(await refused(await post({ input: [1, 2, 3] }, "/embeddings"))).toMatchObject({ status: 400 });
  });

  test("a wrong key is a 401 of OpenAI's, and over budget a 429 that no client repeats", async () => {
    const stranger = await harness.call("POST", "/api/v1/chat/completions", { as: "sk-wrong", body: { model, messages: user("Hi") } });
    expect(await refused(stranger)).toMatchObject({ status: 401, code: "invalid_api_key" });
    const poor = await harness.createPerson();
    const cap = { scope: { type: "organization" }, period: "day", capMicros: 1 };
    expect((await harness.call("POST", "/api/ai/budgets", { as: poor, body: cap })).status).toBe(200);
    const over = await harness.call("POST", "/api/v1/chat/completions", { as: poor, body: { model, messages: user("Hi") } });
    expect(await refused(over)).toMatchObject({ status: 429, code: "insufficient_quota", type: "insufficient_quota" });
  });
});

const whole = { messages: user("one two three four five six") };
const stream = { ...whole, stream: true };

describe("what goes wrong upstream is seen", () => {
  test.each([
    { fault: { type: "status", status: 401 } as const, status: 502, code: "auth" },
    { fault: { type: "status", status: 429, retryAfterSeconds: 3 } as const, status: 503, code: "rate_limited" },
    { fault: { type: "status", status: 503 } as const, status: 503, code: "overloaded" },
    { fault: { type: "error-body" } as const, status: 503, code: "unavailable" },
    { fault: { type: "malformed-json" } as const, status: 502, code: "malformed" },
    { fault: { type: "malformed-sse" } as const, status: 502, code: "malformed" },
    { fault: { type: "stall-before-headers" } as const, status: 503, code: "timeout" },
  ])("$fault.type ($code) before the first word is a status, streamed or not", async ({ fault, status, code }) => {
    // A provider that refused its key or asked to be left alone stays so: each fault has its own.
    const own = await startGateway();
    for (const body of [whole, stream]) {
      own.fake.setFault(fault, 1);
      const asked = { as: own.person, body: { model: "local-fake-large", ...body } };
      const response = await own.harness.call("POST", "/api/v1/chat/completions", asked);
      if (code === "rate_limited") expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(await refused(response)).toMatchObject({ status, code, type: "server_error" });
    }
  });

  test.each(["reset-after", "stall-after-first-token"] as const)("%s breaks a stream visibly: an error and no [DONE]", async (type) => {
    fake.setFault(type === "reset-after" ? { type, tokens: 2 } : { type }, 1);
    const text = await (await post(stream)).text();
    const last = text.trim().split("\n\n").at(-1) ?? "";
    expect(last).toMatch(/^data: \{"error":\{"message":/);
    expect(text).not.toContain("[DONE]");
    expect(wireErrorSchema.parse(JSON.parse(last.slice("data: ".length))).error.type).toBe("server_error");
  });

  test("an endless stream ends by the clock, as an error", async () => {
    fake.setFault({ type: "endless-stream" }, 1);
    const text = await (await post(stream)).text();
    expect(text.trim().split("\n\n").at(-1)).toContain('"code":"timeout"');
    await until(async () => fake.calls().at(-1)?.ending === "closed-early", { what: "the upstream call to be closed" });
  });
});

test("a caller that goes away ends the upstream call, and what was spent is booked", async () => {
  fake.setFault({ type: "slow-tokens", intervalMs: 30 }, 1);
  const controller = new AbortController();
  const response = await harness.call("POST", "/api/v1/chat/completions", {
    as: person,
    body: { model, messages: user(`long ${"and longer ".repeat(60)}`), stream: true },
    signal: controller.signal,
  });
  const callId = response.headers.get("x-aegis-call-id") ?? "";
  const reader = response.body?.getReader();
  await reader?.read();
  controller.abort();
  await until(async () => fake.calls().at(-1)?.ending === "closed-early", { what: "the upstream call to be closed" });
  const call = await until(
    async () => {
      const read = await harness.call("GET", `/api/ai/calls/${callId}`, { as: person });
      return read.ok ? z.looseObject({ outcome: z.string(), costMicros: z.int() }).parse(await read.json()) : null;
    },
    { what: "the record of the call" },
  );
  expect(call.outcome).toBe("stopped");
  expect(call.costMicros).toBeGreaterThan(0);
});
