import { describe, expect, test } from "vitest";
import type { GenerateRequest } from "../ports.ts";
import type { ChatMessage } from "../schema.ts";
import { toAnthropicBody } from "./anthropic-wire.ts";
import { toGeminiBody } from "./gemini-wire.ts";
import { toOpenAiBody } from "./openai-wire.ts";

const schema = { type: "object", properties: {}, additionalProperties: false };
const MESSAGES: readonly ChatMessage[] = [
  { role: "system", content: "Be brief." },
  { role: "user", content: "Sum and list" },
  {
    role: "assistant",
    content: "",
    toolCalls: [
      { id: "a", name: "sum", arguments: '{"of":[1,2]}', signature: "signed" },
      { id: "b", name: "list", arguments: "" },
    ],
  },
  { role: "tool", toolCallId: "a", content: "3" },
  { role: "tool", toolCallId: "b", content: '{"items":[]}' },
  { role: "user", content: "   " },
  { role: "user", content: "Go on" },
];
const FULL: GenerateRequest = {
  model: "m",
  messages: MESSAGES,
  tools: [{ name: "sum", description: "Sums.", parameters: schema }],
  toolChoice: { name: "sum" },
  parallelToolCalls: false,
  responseFormat: { type: "json-schema", name: "answer", schema, isStrict: true },
  maxOutputTokens: 50,
  temperature: 1.4,
  topP: 0.5,
  stop: ["END"],
  seed: 7,
  signal: new AbortController().signal,
};
const PLAIN: GenerateRequest = { model: "m", messages: [{ role: "user", content: "Hi" }], signal: FULL.signal };

describe("OpenAI's format", () => {
  const dialect = { limitName: "max_completion_tokens", asksForUsage: true } as const;

  test("carries every part under the vendor's name", () => {
    expect(toOpenAiBody(FULL, dialect, null)).toMatchObject({
      stream_options: { include_usage: true },
      tools: [{ type: "function", function: { name: "sum", description: "Sums.", parameters: schema } }],
      tool_choice: { type: "function", function: { name: "sum" } },
      parallel_tool_calls: false,
      response_format: { type: "json_schema", json_schema: { name: "answer", schema, strict: true } },
      max_completion_tokens: 50,
      temperature: 1.4,
      top_p: 0.5,
      stop: ["END"],
      seed: 7,
    });
  });
  test("any JSON object, and arguments held to their schema, are asked for by name", () => {
    const body = toOpenAiBody(
      { ...PLAIN, responseFormat: { type: "json-object" }, tools: [{ name: "sum", description: "", parameters: schema, isStrict: true }] },
      dialect,
      null,
    );
    expect(body).toMatchObject({ response_format: { type: "json_object" }, tools: [{ function: { strict: true } }] });
  });
  test("a server that knows little is sent little", () => {
    const body = toOpenAiBody({ ...PLAIN, maxOutputTokens: 9 }, { limitName: "max_tokens", asksForUsage: false }, "none");
    expect(body).toEqual({ model: "m", messages: [{ role: "user", content: "Hi" }], stream: true, max_tokens: 9 });
  });
  test("a model that takes tools only without thinking is told so, with tools alone", () => {
    expect(toOpenAiBody(FULL, dialect, "none")).toMatchObject({ reasoning_effort: "none" });
    expect(toOpenAiBody(PLAIN, dialect, "none")).not.toHaveProperty("reasoning_effort");
  });
  test("text parts alone stay one string", () => {
    const content = [
      { type: "text" as const, text: "Hi " },
      { type: "text" as const, text: "there" },
    ];
    expect(toOpenAiBody({ ...PLAIN, messages: [{ role: "user", content }] }, dialect, null).messages).toEqual([
      { role: "user", content: "Hi there" },
    ]);
  });
});

describe("Anthropic's format", () => {
  test("carries every part it knows; its temperature ends at 1 and stands for top_p too", () => {
    expect(toAnthropicBody(FULL, 8_192)).toEqual({
      model: "m",
      max_tokens: 50,
      stream: true,
      system: "Be brief.",
      messages: [
        { role: "user", content: [{ type: "text", text: "Sum and list" }] },
        {
          role: "assistant",
          content: [
            { type: "tool_use", id: "a", name: "sum", input: { of: [1, 2] } },
            { type: "tool_use", id: "b", name: "list", input: {} },
          ],
        },
        {
          role: "user",
          content: [
            { type: "tool_result", tool_use_id: "a", content: "3" },
            { type: "tool_result", tool_use_id: "b", content: '{"items":[]}' },
            { type: "text", text: "Go on" },
          ],
        },
      ],
      tools: [{ name: "sum", description: "Sums.", input_schema: schema }],
      tool_choice: { type: "tool", name: "sum", disable_parallel_tool_use: true },
      output_config: { format: { type: "json_schema", schema } },
      temperature: 1,
      stop_sequences: ["END"],
    });
  });
  test("some JSON object, which the API does not know, is refused by name", () => {
    expect(() => toAnthropicBody({ ...PLAIN, responseFormat: { type: "json-object" } }, 8_192)).toThrow(
      expect.objectContaining({ parameter: "responseFormat" }),
    );
  });
  test("without a limit of the caller's it names one, and nothing else unasked", () => {
    expect(Object.keys(toAnthropicBody(PLAIN, 8_192)).toSorted()).toEqual(["max_tokens", "messages", "model", "stream"]);
  });
  test.each([
    ["auto", { type: "auto" }],
    ["required", { type: "any" }],
    ["none", { type: "none" }],
  ] as const)("tool choice %s", (toolChoice, expected) => {
    const { parallelToolCalls: _, ...request } = FULL;
    expect(toAnthropicBody({ ...request, toolChoice }, 8_192)).toMatchObject({ tool_choice: expected });
  });
});

describe("Google's format", () => {
  test("pairs results with calls by name, and gives a signature back", () => {
    const body = toGeminiBody({ ...FULL, model: "gemini-3.8-flash" });
    expect(body.contents).toEqual([
      { role: "user", parts: [{ text: "Sum and list" }] },
      {
        role: "model",
        parts: [
          { functionCall: { name: "sum", args: { of: [1, 2] } }, thoughtSignature: "signed" },
          { functionCall: { name: "list", args: {} } },
        ],
      },
      {
        role: "user",
        parts: [
          { functionResponse: { name: "sum", response: { result: "3" } } },
          { functionResponse: { name: "list", response: { items: [] } } },
          { text: "   " },
          { text: "Go on" },
        ],
      },
    ]);
    expect(body).toMatchObject({
      systemInstruction: { parts: [{ text: "Be brief." }] },
      toolConfig: { functionCallingConfig: { mode: "ANY", allowedFunctionNames: ["sum"] } },
      generationConfig: {
        maxOutputTokens: 50,
        temperature: 1.4,
        topP: 0.5,
        stopSequences: ["END"],
        seed: 7,
        responseMimeType: "application/json",
        responseJsonSchema: schema,
      },
    });
  });
  test("two rounds with the same ids keep their own names", () => {
    const round = (name: string): ChatMessage[] => [
      { role: "assistant", content: "", toolCalls: [{ id: "call_0", name, arguments: "{}" }] },
      { role: "tool", toolCallId: "call_0", content: "ok" },
    ];
    const messages: ChatMessage[] = [{ role: "user", content: "Hi" }, ...round("first"), ...round("second")];
    const parts = toGeminiBody({ ...PLAIN, model: "gemini-2.5-flash-lite", messages }).contents.flatMap((content) => content.parts);
    expect(parts.flatMap((part) => part.functionResponse?.name ?? [])).toEqual(["first", "second"]);
    expect(parts.some((part) => part.thoughtSignature)).toBe(false);
  });
});
