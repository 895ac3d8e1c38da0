import { expect, test } from "vitest";
import { systemClock } from "../platform/clock.ts";
import { createProviders, type VendorKeys } from "./create-providers.ts";
import { findModel } from "./models.ts";

const NONE: VendorKeys = { openai: null, anthropic: null, google: null, xai: null, groq: null };
const create = (keys: Partial<VendorKeys>) => createProviders({ keys: { ...NONE, ...keys }, clock: systemClock, demoTokenDelayMs: 0 });

test("without a key the demo engine answers, and says so", () => {
  const { mode, providers } = create({});
  expect([mode, providers.map((provider) => provider.isDemo)]).toEqual(["demo", [true]]);
});

test("with a key the demo engine never stands in", () => {
  const { mode, providers } = create({ groq: { apiKey: "k", model: "openai/gpt-oss-20b" } });
  expect(mode).toBe("keyed");
  expect(providers).toMatchObject([{ name: "groq", isDemo: false, defaultModel: "openai/gpt-oss-20b" }]);
});

test("all keyed vendors stand in one order, whatever order their keys were set in", () => {
  const key = (model: string) => ({ apiKey: "k", model });
  const { providers } = create({
    groq: key("openai/gpt-oss-120b"),
    xai: key("grok-4.3"),
    google: key("gemini-3.8-flash"),
    anthropic: key("claude-haiku-5-5"),
    openai: key("gpt-6-luna"),
  });
  expect(providers.map(({ name }) => name)).toEqual(["openai", "anthropic", "google", "xai", "groq"]);
  expect(providers.map(({ defaultModel }) => findModel(defaultModel)?.provider)).toEqual(providers.map(({ name }) => name));
});

test("a provider says what its default model can do, and a model nobody knows what its vendor can", () => {
  const usage = { inputTokens: 1_000, outputTokens: 500, isEstimated: false };
  const { providers } = create({
    openai: { apiKey: "k", model: "gpt-6.2-sol" },
    groq: { apiKey: "k", model: "openai/gpt-oss-120b" },
    xai: { apiKey: "k", model: "grok-of-next-year" },
  });
  expect(providers.map(({ capabilities }) => [capabilities.tools, capabilities.images, capabilities.embeddings])).toEqual([
    [false, true, true],
    [true, true, false],
    [true, false, false],
  ]);
  expect(providers.map((provider) => provider.costMicros(provider.defaultModel, usage))).toEqual([7_000, 0, 450]);
});

test("behind a base URL a model keeps its price by its name, and one of another name passes through without any", () => {
  const usage = { inputTokens: 1_000, outputTokens: 500, isEstimated: false };
  const { providers } = create({ openai: { apiKey: "k", model: "llama-at-home", baseUrl: "http://127.0.0.1:9/v1" } });
  expect(providers.map((provider) => [provider.costMicros("gpt-6-luna", usage), provider.costMicros("llama-at-home", usage)])).toEqual([
    [350, 0],
  ]);
  expect(findModel("llama-at-home")).toBeNull();
});
