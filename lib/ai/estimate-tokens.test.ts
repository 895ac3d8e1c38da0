import { expect, test } from "vitest";
import { estimateMessageTokens, estimatePromptTokens, estimateTokens } from "./estimate-tokens.ts";

test("English counts four characters a token, other scripts at least one token for each wide character", () => {
  expect(estimateTokens("")).toBe(0);
  expect(estimateTokens("abcdefgh")).toBe(2);
  expect(estimateTokens("日本語")).toBe(3);
  expect(estimateTokens("привет")).toBe(3);
});

test("tool calls and tools count as well", () => {
  const plain = estimateMessageTokens({ role: "assistant", content: "hi" });
  const calling = estimateMessageTokens({
    role: "assistant",
    content: "hi",
    toolCalls: [{ id: "1", name: "calculator", arguments: '{"expression":"1+1"}' }],
  });
  expect(calling).toBeGreaterThan(plain);
  const messages = [{ role: "user", content: "hi" }] as const;
  expect(estimatePromptTokens(messages, [{ name: "a", description: "b", parameters: {} }])).toBeGreaterThan(estimatePromptTokens(messages));
});
