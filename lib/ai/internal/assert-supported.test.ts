import { expect, test } from "vitest";
import type { Capabilities, GenerateRequest } from "../ports.ts";
import { assertSupported, withoutDefaults } from "./assert-supported.ts";

const ALL: Capabilities = { tools: true, parallelTools: true, streaming: true, images: true, jsonSchema: true, embeddings: true };
const request = (extra: Partial<GenerateRequest>): GenerateRequest => ({
  model: "m",
  messages: [{ role: "user", content: "Hi" }],
  signal: new AbortController().signal,
  ...extra,
});
const tools = [{ name: "a", description: "", parameters: {} }];

test.each<[string, Partial<GenerateRequest>, Parameters<typeof assertSupported>[1], Parameters<typeof assertSupported>[2]]>([
  ["tools", { tools }, { ...ALL, tools: false }, []],
  ["toolChoice", { tools, toolChoice: "required" }, ALL, ["forcedTools"]],
  ["toolChoice", { tools, toolChoice: { name: "a" } }, ALL, ["forcedTools"]],
  ["responseFormat", { responseFormat: { type: "json-schema", name: "n", schema: {}, isStrict: true } }, { ...ALL, jsonSchema: false }, []],
  ["temperature", { temperature: 0 }, ALL, ["sampling"]],
  ["topP", { topP: 0.5 }, ALL, ["sampling"]],
  ["stop", { stop: ["x"] }, ALL, ["stop"]],
  ["seed", { seed: 0 }, ALL, ["seed"]],
])("%s is refused by its name", (parameter, extra, capabilities, refuses) => {
  expect(() => assertSupported(request(extra), capabilities, refuses)).toThrow(
    expect.objectContaining({ reason: "invalid_request", isRetryable: false, parameter }),
  );
  expect(() => assertSupported(request(extra), ALL, [])).not.toThrow();
});

test("what asks for nothing is not refused", () => {
  const everything = ["sampling", "stop", "seed", "forcedTools"] as const;
  const nothing = request({ tools: [], toolChoice: "required", stop: [] });
  expect(() => assertSupported(nothing, { ...ALL, tools: false, images: false }, everything)).not.toThrow();
  expect(() => assertSupported(withoutDefaults(request({ temperature: 1, topP: 1 })), ALL, everything)).not.toThrow();
  expect(withoutDefaults(request({ temperature: 0.2, topP: 1 }))).toMatchObject({ temperature: 0.2 });
});
