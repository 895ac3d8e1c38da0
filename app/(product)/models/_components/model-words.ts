import {
  Braces,
  CircleCheck,
  CircleDashed,
  Clock,
  FlaskConical,
  Image,
  KeyRound,
  type LucideIcon,
  Sigma,
  Unplug,
  Wrench,
} from "lucide-react";
import type { Model, ProviderHealth } from "../../../_client/models.ts";
import type { BadgeTone } from "../../../_ui/badge.tsx";

const PROVIDERS: Readonly<Record<string, string>> = {
  openai: "OpenAI",
  anthropic: "Anthropic",
  google: "Google Gemini",
  xai: "xAI",
  groq: "Groq",
  demo: "Demo engine",
};

export function nameOfProvider(provider: string): string {
  return PROVIDERS[provider] ?? provider;
}

type Look = { word: string; tone: BadgeTone; icon: LucideIcon; meaning: string };

/** What a provider's condition is called, and what the router does while it lasts. */
export const CONDITION_LOOKS: Readonly<Record<ProviderHealth["condition"], Look>> = {
  ready: { word: "Ready", tone: "safe", icon: CircleCheck, meaning: "Calls go through." },
  open: { word: "Breaker open", tone: "blocked", icon: Unplug, meaning: "Failed several times in a row; others answer meanwhile." },
  "half-open": { word: "Being tried", tone: "redacted", icon: CircleDashed, meaning: "One call at a time, until one succeeds." },
  parked: { word: "Waiting", tone: "redacted", icon: Clock, meaning: "The vendor asked us to wait; others answer meanwhile." },
  misconfigured: {
    word: "Key refused",
    tone: "blocked",
    icon: KeyRound,
    meaning: "The vendor refused the key; this provider is asked last.",
  },
  "no-key": { word: "No key", tone: "neutral", icon: KeyRound, meaning: "Set its key to use it." },
};

export const DEMO_LOOK: Look = {
  word: "Demo",
  tone: "demo",
  icon: FlaskConical,
  meaning: "Fixed rules, no AI model. Nothing leaves this product.",
};

export const CAPABILITIES = ["tools", "images", "jsonSchema", "embeddings"] as const;
export type Capability = (typeof CAPABILITIES)[number];

export const CAPABILITY_LOOKS: Readonly<Record<Capability, { word: string; icon: LucideIcon }>> = {
  tools: { word: "Tools", icon: Wrench },
  images: { word: "Images", icon: Image },
  jsonSchema: { word: "JSON schema", icon: Braces },
  embeddings: { word: "Embeddings", icon: Sigma },
};

export const STATUS_WORDS: Readonly<Record<Model["status"], string>> = {
  current: "Current",
  preview: "Preview",
  legacy: "Has a successor",
  deprecated: "Ends",
  unlisted: "Not in the registry",
};

const FAILURES: Readonly<Record<string, string>> = {
  auth: "refused its key",
  rate_limited: "asked to slow down",
  overloaded: "was overloaded",
  unavailable: "was not available",
  timeout: "did not answer in time",
  malformed: "sent an answer that could not be read",
  truncated: "stopped in the middle of an answer",
  invalid_request: "did not accept a request",
};

export function wordsForFailure(reason: string): string {
  return FAILURES[reason] ?? reason.replaceAll("_", " ");
}

const tokens = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 2 });

/** 128,000 reads 128K. */
export function formatTokens(count: number): string {
  return tokens.format(count);
}
