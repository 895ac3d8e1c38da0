import type { ProviderError } from "../../lib/ai/errors.ts";
import type { Provider, ProviderTimeouts } from "../../lib/ai/ports.ts";
import { createAnthropicProvider } from "../../lib/ai/providers/anthropic.ts";
import { createGeminiProvider } from "../../lib/ai/providers/gemini.ts";
import { createGroqProvider } from "../../lib/ai/providers/groq.ts";
import { createOpenAiProvider, createXaiProvider } from "../../lib/ai/providers/openai-compatible.ts";
import { startAnthropicFake } from "../../scripts/local/anthropic/server.ts";
import { startGeminiFake } from "../../scripts/local/gemini/server.ts";
import { startGroqFake } from "../../scripts/local/groq/server.ts";
import type { Fault } from "../../scripts/local/openai/fault.ts";
import { startOpenAiFake } from "../../scripts/local/openai/server.ts";

/** Every adapter with the stand-in that speaks its format, and the ways a vendor goes wrong. */
export const API_KEY = "sk-conformance-7d1f4a9c2e";
export const PATIENT: ProviderTimeouts = { connectMs: 20_000, firstTokenMs: 20_000, idleMs: 20_000, totalMs: 30_000 };

type VendorOptions = Parameters<typeof createGroqProvider>[0];
export type Adapter = { name: string; model: string; start: typeof startGroqFake; create: (options: VendorOptions) => Provider };

export const ADAPTERS: readonly Adapter[] = [
  { name: "openai", model: "gpt-4.1-mini", start: startOpenAiFake, create: createOpenAiProvider },
  { name: "a compatible server", model: "llama-at-home", start: startOpenAiFake, create: createOpenAiProvider },
  { name: "xai", model: "grok-4.20-0309-non-reasoning", start: startOpenAiFake, create: createXaiProvider },
  { name: "groq", model: "openai/gpt-oss-120b", start: startGroqFake, create: createGroqProvider },
  { name: "google", model: "gemini-3.8-flash", start: startGeminiFake, create: createGeminiProvider },
  { name: "anthropic", model: "claude-haiku-4-5", start: startAnthropicFake, create: createAnthropicProvider },
];

export type FaultRow = {
  name: string;
  fault: Fault;
  expected: Partial<ProviderError> | "the whole answer";
  limits?: Partial<ProviderTimeouts>;
};
const status = (code: 401 | 429 | 500 | 502 | 503 | 529): Fault => ({ type: "status", status: code });
export const FAULTS: readonly FaultRow[] = [
  { name: "401", fault: status(401), expected: { reason: "auth", isRetryable: false, status: 401 } },
  { name: "429", fault: status(429), expected: { reason: "rate_limited", isRetryable: true, retryAfterMs: null } },
  {
    name: "429 with a time to wait",
    fault: { type: "status", status: 429, retryAfterSeconds: 2 },
    expected: { reason: "rate_limited", retryAfterMs: 2_000 },
  },
  { name: "500", fault: status(500), expected: { reason: "unavailable", isRetryable: true, status: 500 } },
  { name: "502", fault: status(502), expected: { reason: "unavailable", isRetryable: true } },
  { name: "503", fault: status(503), expected: { reason: "overloaded", isRetryable: true } },
  { name: "529", fault: status(529), expected: { reason: "overloaded", isRetryable: true } },
  {
    name: "a refused connection",
    fault: { type: "refuse-connections", durationMs: 60_000 },
    expected: { reason: "unavailable", status: null },
  },
  { name: "headers that never come", fault: { type: "stall-before-headers" }, expected: { reason: "timeout" }, limits: { connectMs: 200 } },
  {
    name: "a stall after the first token",
    fault: { type: "stall-after-first-token" },
    expected: { reason: "timeout" },
    limits: { idleMs: 200 },
  },
  { name: "slow tokens", fault: { type: "slow-tokens", intervalMs: 20 }, expected: "the whole answer" },
  { name: "no closing line", fault: { type: "no-done" }, expected: "the whole answer" },
  { name: "an event cut in half", fault: { type: "malformed-sse" }, expected: { reason: "malformed", isRetryable: true } },
  { name: "half a JSON text", fault: { type: "malformed-json" }, expected: { reason: "malformed", isRetryable: true } },
  { name: "200 with an error as its body", fault: { type: "error-body" }, expected: { reason: "unavailable", isRetryable: true } },
  { name: "a stream without end", fault: { type: "endless-stream" }, expected: { reason: "timeout" }, limits: { totalMs: 600 } },
  {
    name: "a reset before the first token",
    fault: { type: "reset-after", tokens: 0 },
    expected: { reason: "truncated", isRetryable: true },
  },
  { name: "a reset after two tokens", fault: { type: "reset-after", tokens: 2 }, expected: { reason: "truncated", isRetryable: true } },
];
