import type { Clock } from "../platform/clock.ts";
import { DEFAULT_PROVIDER_TIMEOUTS, type Provider, type ProviderTimeouts } from "./ports.ts";
import { createDemoProvider } from "./providers/demo.ts";
import { createOpenAiCompatibleProvider } from "./providers/openai-compatible.ts";

type ProvidersOptions = {
  openai: { apiKey: string; model: string; baseUrl?: string } | null;
  clock: Clock;
  demoTokenDelayMs: number;
  timeouts?: ProviderTimeouts;
};

/** In order of preference. The demo engine serves only where no key is set: it never answers in place of a model unasked. */
export function createProviders(options: ProvidersOptions): { providers: readonly Provider[]; mode: "demo" | "keyed" } {
  const { openai, clock, demoTokenDelayMs, timeouts = DEFAULT_PROVIDER_TIMEOUTS } = options;
  if (!openai) return { providers: [createDemoProvider({ clock, tokenDelayMs: demoTokenDelayMs })], mode: "demo" };
  return { providers: [createOpenAiCompatibleProvider({ name: "openai", ...openai, clock, timeouts })], mode: "keyed" };
}
