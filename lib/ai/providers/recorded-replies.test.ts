import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { inspect } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../../platform/clock.ts";
import type { VendorOptions } from "../internal/vendor-provider.ts";
import type { GenerateResult, Provider } from "../ports.ts";
import { createAnthropicProvider } from "./anthropic.ts";
import { createGeminiProvider } from "./gemini.ts";
import { createGroqProvider } from "./groq.ts";
import { createOpenAiProvider, createXaiProvider } from "./openai-compatible.ts";

/**
 * Whole replies in the vendors' formats, the ugly ones too, after their public pages:
 * https://platform.claude.com/docs/en/build-with-claude/streaming, https://platform.claude.com/docs/en/api/errors,
 * https://ai.google.dev/api/generate-content, https://ai.google.dev/gemini-api/docs/thought-signatures,
 * https://developers.openai.com/api/reference/resources/chat, https://docs.x.ai/developers/rest-api-reference,
 * https://console.groq.com/docs/api-reference.
 */
const PROVIDERS = {
  openai: createOpenAiProvider,
  xai: createXaiProvider,
  groq: createGroqProvider,
  google: createGeminiProvider,
  anthropic: createAnthropicProvider,
} satisfies Record<string, (options: VendorOptions) => Provider>;

type Reply = { body: string; status: number; type: string };
let reply: Reply = { body: "", status: 200, type: "" };
let server: Server;
let url = "";

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    request.on("end", () => response.writeHead(reply.status, { "content-type": reply.type }).end(reply.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function play(name: keyof typeof PROVIDERS, fixture: string, status: number): Promise<GenerateResult> {
  const type = fixture.endsWith(".sse") ? "text/event-stream" : fixture.endsWith(".json") ? "application/json" : "text/html";
  reply = { body: await readFile(new URL(`./__fixtures__/${fixture}`, import.meta.url), "utf8"), status, type };
  const timeouts = { connectMs: 20_000, firstTokenMs: 20_000, idleMs: 20_000, totalMs: 30_000 };
  const provider = PROVIDERS[name]({ apiKey: "k-1", model: "a-model", baseUrl: url, clock: systemClock, timeouts });
  return provider.doGenerate({ model: "a-model", messages: [{ role: "user", content: "Hi" }], signal: new AbortController().signal });
}

type Answer = readonly [vendor: keyof typeof PROVIDERS, fixture: string, expected: object];
const counted = { isEstimated: false };

test.each<Answer>([
  // The prompt is what was sent, read from the cache and written to it, together.
  [
    "anthropic",
    "anthropic-thinking.sse",
    {
      text: "Good morning",
      reason: "stop",
      usage: { inputTokens: 2_125, cachedInputTokens: 2_000, cacheWriteTokens: 100, outputTokens: 41, ...counted },
    },
  ],
  [
    "anthropic",
    "anthropic-two-tools.sse",
    {
      text: "Let me look.",
      reason: "tool-calls",
      toolCalls: [
        { id: "toolu_A", name: "look_up", arguments: '{"word": "heron"}' },
        { id: "toolu_A_1", name: "list_words", arguments: "{}" },
      ],
      usage: { inputTokens: 472, outputTokens: 89, ...counted },
    },
  ],
  ["anthropic", "anthropic-refusal.sse", { text: "", reason: "content-filter", toolCalls: [] }],
  [
    "google",
    "gemini-thoughts.sse",
    { text: "Good morning", reason: "stop", usage: { inputTokens: 12, cachedInputTokens: 8, outputTokens: 29, ...counted } },
  ],
  [
    "google",
    "gemini-two-calls.sse",
    {
      reason: "tool-calls",
      toolCalls: [
        { id: expect.stringMatching(/^call_[\w-]{36}$/), name: "look_up", arguments: '{"word":"heron"}', signature: "c2lnbmVk" },
        { id: "fc-2", name: "list_words", arguments: "{}" },
      ],
    },
  ],
  [
    "google",
    "gemini-blocked-prompt.sse",
    { text: "", reason: "content-filter", usage: { inputTokens: 9, outputTokens: 0, isEstimated: true } },
  ],
  ["google", "gemini-safety-without-content.sse", { text: "Well", reason: "content-filter" }],
  [
    "openai",
    "openai-cached.sse",
    {
      text: "Good morning",
      usage: { inputTokens: 2_006, cachedInputTokens: 1_920, cacheWriteTokens: 64, outputTokens: 300, ...counted },
    },
  ],
  ["openai", "openai-azure-preamble.sse", { text: "Hi", reason: "content-filter", usage: { isEstimated: true } }],
  [
    "openai",
    "openai-no-index.sse",
    {
      reason: "tool-calls",
      toolCalls: [
        { id: "same", name: "look_up", arguments: '{"word":"heron"}' },
        { id: "same_1", name: "list_words", arguments: "{}" },
      ],
    },
  ],
  ["openai", "openai-refusal.sse", { text: "I cannot help with that.", reason: "stop" }],
  ["openai", "openai-length-in-a-call.sse", { text: "", reason: "length", toolCalls: [] }],
  // What the model thought is left out of its completion tokens and billed.
  ["xai", "xai-thinking.sse", { text: "Good morning", usage: { inputTokens: 32, cachedInputTokens: 6, outputTokens: 103, ...counted } }],
  ["groq", "groq-usage.sse", { text: "Good morning", usage: { inputTokens: 24, outputTokens: 7, ...counted } }],
])("%s: %s is read as it is meant", async (vendor, fixture, expected) => {
  const result = await play(vendor, fixture, 200);
  expect(result).toMatchObject(expected);
  expect(result.text).not.toContain("never see this");
});

type Failure = readonly [vendor: keyof typeof PROVIDERS, fixture: string, status: number, expected: object];

test.each<Failure>([
  ["anthropic", "anthropic-overloaded-midway.sse", 200, { reason: "overloaded" }],
  ["anthropic", "anthropic-cut-before-its-end.sse", 200, { reason: "truncated" }],
  ["anthropic", "anthropic-credit.json", 400, { reason: "auth", status: 400 }],
  ["anthropic", "anthropic-html.html", 502, { reason: "unavailable", status: 502 }],
  ["anthropic", "anthropic-html.html", 200, { reason: "malformed" }],
  ["google", "gemini-malformed-call.sse", 200, { reason: "malformed" }],
  ["google", "gemini-error-midway.sse", 200, { reason: "overloaded" }],
  ["google", "gemini-quota.json", 429, { reason: "rate_limited", retryAfterMs: 34_075 }],
  ["google", "gemini-wrong-key.json", 400, { reason: "auth", isRetryable: false }],
  ["openai", "openai-context.json", 400, { reason: "invalid_request", isRetryable: false }],
  ["openai", "openai-error-as-string.json", 500, { reason: "unavailable" }],
  ["openai", "openai-error-as-string.json", 200, { reason: "malformed" }],
  ["xai", "xai-wrong-key.json", 400, { reason: "auth", isRetryable: false }],
  ["groq", "groq-tool-failed.sse", 200, { reason: "invalid_request" }],
  ["groq", "anthropic-html.html", 502, { reason: "unavailable" }],
])("%s: %s with %i is one error that quotes nothing", async (vendor, fixture, status, expected) => {
  const error: unknown = await play(vendor, fixture, status).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: "ProviderError", ...expected });
  expect(inspect(error, { depth: 20, showHidden: true })).not.toMatch(/sk-(?:ant-)?secret|Bad Gateway|maximum context/);
});
