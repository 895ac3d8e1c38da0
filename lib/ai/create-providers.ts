import type { Clock } from "../platform/clock.ts";
import type { VendorOptions } from "./internal/vendor-provider.ts";
import type { VendorName } from "./model-row.ts";
import { DEFAULT_PROVIDER_TIMEOUTS, type Provider, type ProviderTimeouts } from "./ports.ts";
import { createAnthropicProvider } from "./providers/anthropic.ts";
import { createDemoProvider } from "./providers/demo.ts";
import { createGeminiProvider } from "./providers/gemini.ts";
import { createGroqProvider } from "./providers/groq.ts";
import { createOpenAiProvider, createXaiProvider } from "./providers/openai-compatible.ts";

export type VendorKey = { apiKey: string; model: string; baseUrl?: string };
/** Null for a vendor without a key. */
export type VendorKeys = Readonly<Record<VendorName, VendorKey | null>>;

type ProvidersOptions = { keys: VendorKeys; clock: Clock; demoTokenDelayMs: number; timeouts?: ProviderTimeouts };

/** In order of preference: OpenAI first because its base URL is what an operator points elsewhere on purpose. */
const VENDORS: readonly (readonly [VendorName, (options: VendorOptions) => Provider])[] = [
  ["openai", createOpenAiProvider],
  ["anthropic", createAnthropicProvider],
  ["google", createGeminiProvider],
  ["xai", createXaiProvider],
  ["groq", createGroqProvider],
];

export const VENDOR_ORDER: readonly VendorName[] = VENDORS.map(([name]) => name);

export function createVendor(name: VendorName, options: VendorOptions): Provider {
  const create = VENDORS.find(([known]) => known === name)?.[1];
  if (!create) throw new Error(`No adapter for ${name}.`);
  return create(options);
}

/** The demo engine serves only where no key is set: it never answers in place of a model unasked. */
export function createProviders(options: ProvidersOptions): { providers: readonly Provider[]; mode: "demo" | "keyed" } {
  const { keys, clock, demoTokenDelayMs, timeouts = DEFAULT_PROVIDER_TIMEOUTS } = options;
  const keyed = VENDORS.flatMap(([name, create]) => {
    const key = keys[name];
    return key ? [create({ ...key, clock, timeouts })] : [];
  });
  if (keyed.length > 0) return { providers: keyed, mode: "keyed" };
  return { providers: [createDemoProvider({ clock, tokenDelayMs: demoTokenDelayMs })], mode: "demo" };
}
