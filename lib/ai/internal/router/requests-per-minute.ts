import type { Provider } from "../../ports.ts";

/**
 * What we send a vendor in a minute at most, over all processes. Google and Groq set the number for each account and show it in
 * its console only (https://ai.google.dev/gemini-api/docs/rate-limits, https://console.groq.com/docs/rate-limits, read 2026-11-21):
 * there the vendor's own 429 and its time to wait decide.
 */
const REQUESTS_PER_MINUTE: Readonly<Record<string, number>> = { xai: 1_000, openai: 500, anthropic: 300 };

/** Null for no limit of ours. */
export function requestsPerMinute({ name, isCustom }: Provider): number | null {
  return isCustom ? null : (REQUESTS_PER_MINUTE[name] ?? null);
}
