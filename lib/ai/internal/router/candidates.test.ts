import { describe, expect, test } from "vitest";
import { createScriptedProvider } from "../../../../tests/support/fakes/scripted-provider.ts";
import { systemClock } from "../../../platform/clock.ts";
import { createProviders, type VendorKeys } from "../../create-providers.ts";
import { ProviderError } from "../../errors.ts";
import type { Provider } from "../../ports.ts";
import { createDemoProvider } from "../../providers/demo.ts";
import type { KeyOrigin, RouteRequest } from "../../routing.ts";
import { listCandidates, type Offer, toModelRequest } from "./candidates.ts";

const signal = new AbortController().signal;
const ask = (fields: Partial<RouteRequest> = {}): RouteRequest => ({ messages: [{ role: "user", content: "Hi" }], signal, ...fields });
const tools = [{ name: "clock", description: "Tells the time", parameters: { type: "object" } }];
const image = {
  type: "image" as const,
  mediaType: "image/png" as const,
  source: { type: "url" as const, url: "https://images.example/a.png" },
};
const demo = createDemoProvider({ clock: systemClock, tokenDelayMs: 0 });

const key = (model: string, baseUrl?: string) => ({ apiKey: "k", model, ...(baseUrl !== undefined && { baseUrl }) });
const ALL: VendorKeys = {
  openai: key("gpt-6-luna"),
  anthropic: key("claude-haiku-5-5"),
  google: key("gemini-3.8-flash"),
  xai: key("grok-4.3"),
  groq: key("openai/gpt-oss-120b"),
};
const offersOf = (providers: readonly Provider[], origin: KeyOrigin = "platform"): Offer[] =>
  providers.map((provider) => ({ provider, origin, owner: null }));
const vendors = (keys: VendorKeys = ALL) => offersOf(createProviders({ keys, clock: systemClock, demoTokenDelayMs: 0 }).providers);
const list = (fields: Partial<RouteRequest> = {}, offers = vendors()) =>
  listCandidates(offers, ask(fields)).map(({ provider, model }) => `${provider.name}/${model}`);

function refusalOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    if (error instanceof ProviderError) return { reason: error.reason, parameter: error.parameter };
  }
  return null;
}

describe("which model", () => {
  test("a name that begins with a connected vendor's is meant for that vendor, though an operator's server would take any", () => {
    const offers = vendors({ ...ALL, openai: key("llama-at-home", "http://127.0.0.1:1/v1") });
    expect(list({ model: "xai" }, offers)).toEqual(["xai/grok-4.3"]);
    expect(list({ model: "xai/grok-of-tomorrow" }, offers)).toEqual(["xai/grok-of-tomorrow"]);
    expect(list({ model: "xai", canSubstitute: true }, offers).slice(0, 2)).toEqual(["xai/grok-4.3", "openai/llama-at-home"]);
    expect(list({ model: "mistral/small" }, offers)).toEqual(["openai/mistral/small"]);
  });

  test("none named: every provider's own, in order of preference, or the preferred one first", () => {
    const all = ["openai/gpt-6-luna", "anthropic/claude-haiku-5-5", "google/gemini-3.8-flash", "xai/grok-4.3", "groq/openai/gpt-oss-120b"];
    expect(list()).toEqual(all);
    expect(list({ prefer: "xai" })).toEqual(["xai/grok-4.3", ...all.filter((name) => !name.startsWith("xai/"))]);
  });

  test.each([
    ["gemini-3.8-flash", ["google/gemini-3.8-flash"]],
    ["google/gemini-3.8-flash", ["google/gemini-3.8-flash"]],
    ["openai/gpt-oss-120b", ["groq/openai/gpt-oss-120b"]],
    ["groq/openai/gpt-oss-20b", ["groq/openai/gpt-oss-20b"]],
    ["anthropic", ["anthropic/claude-haiku-5-5"]],
    ["xai/grok-of-next-year", ["xai/grok-of-next-year"]],
  ])("%s", (model, expected) => expect(list({ model })).toEqual(expected));

  test("a name nobody knows is refused, but passes to a server of the operator's own", () => {
    expect(refusalOf(() => list({ model: "llama-at-home" }))).toEqual({ reason: "invalid_request", parameter: "model" });
    const own = vendors({ ...ALL, openai: key("gpt-6-luna", "http://127.0.0.1:9/v1") });
    expect(list({ model: "llama-at-home" }, own)).toEqual(["openai/llama-at-home"]);
    expect(list({ model: "claude-haiku-5-5" }, own)).toEqual(["anthropic/claude-haiku-5-5"]);
  });

  test("others may stand in only where that is allowed, behind the one that was named", () => {
    expect(list({ model: "grok-4.3", canSubstitute: true })[0]).toBe("xai/grok-4.3");
    expect(list({ model: "grok-4.3", canSubstitute: true })).toHaveLength(5);
  });

  test("an embedding model answers nobody", () => {
    expect(refusalOf(() => list({ model: "text-embedding-3-small" }))).toEqual({ reason: "invalid_request", parameter: "model" });
  });
});

describe("what it has to be able to do", () => {
  const plain = { tools: false, parallelTools: false, streaming: true, images: false, jsonSchema: false, embeddings: false };
  const offers = offersOf([
    createScriptedProvider(() => [], { name: "plain", capabilities: plain }),
    createScriptedProvider(() => [], { name: "able", capabilities: { ...plain, tools: true, images: true, jsonSchema: true } }),
  ]);

  test.each<[string, Partial<RouteRequest>]>([
    ["tools", { tools }],
    ["images", { messages: [{ role: "user", content: [image] }] }],
    ["a JSON schema", { responseFormat: { type: "json-schema", name: "x", schema: {}, isStrict: true } }],
  ])("%s: who cannot is passed over, and when nobody can, that is said", (_name, fields) => {
    expect(list(fields, offers)).toEqual(["able/able-1"]);
    expect(refusalOf(() => list(fields, offers.slice(0, 1)))).toMatchObject({ reason: "invalid_request" });
  });

  test("optional tools are left out for who takes none, unless the conversation holds a call already", () => {
    const [first] = listCandidates(offers, ask({ tools, areToolsOptional: true }));
    if (!first) throw new Error("Somebody can.");
    expect(first.provider.name).toBe("plain");
    expect(toModelRequest(ask({ tools, areToolsOptional: true }), first, signal)).toEqual({ ...ask(), model: "plain-1" });
    const call = { id: "1", name: "clock", arguments: "{}" };
    const messages = [...ask().messages, { role: "assistant" as const, content: "", toolCalls: [call] }];
    expect(list({ tools, areToolsOptional: true, messages }, offers)).toEqual(["able/able-1"]);
  });
});

describe("whose key", () => {
  test("a person's own comes before the organization's and the deployment's, provider by provider", () => {
    const [personal, platform] = [offersOf([createScriptedProvider(() => [], { name: "a" })], "personal"), vendors()];
    const shared = offersOf([createScriptedProvider(() => [], { name: "a" })]);
    const chosen = listCandidates([...personal, ...shared, ...platform], ask());
    expect(chosen.map(({ provider, origin }) => `${provider.name} ${origin}`)).toEqual([
      "a personal",
      ...platform.map(({ provider }) => `${provider.name} platform`),
    ]);
  });

  test("the demo engine never stands in for a provider with a key, and answers where it is named or alone", () => {
    const withDemo = [...vendors(), ...offersOf([demo], "demo")];
    expect(list({}, withDemo)).not.toContain("demo/demo-1");
    expect(list({ canSubstitute: true, model: "grok-4.3" }, withDemo)).not.toContain("demo/demo-1");
    expect(list({ model: "demo" }, withDemo)).toEqual(["demo/demo-1"]);
    expect(list({}, offersOf([demo], "demo"))).toEqual(["demo/demo-1"]);
  });

  test("nobody at all is said as such", () => {
    expect(refusalOf(() => list({}, []))).toEqual({ reason: "none_configured", parameter: null });
  });
});
