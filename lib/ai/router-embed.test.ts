import { expect, test } from "vitest";
import { createScriptedProvider } from "../../tests/support/fakes/scripted-provider.ts";
import { createManualClock } from "../../tests/support/manual-clock.ts";
import { CTX, errorOf, fail, shortly, startRouter } from "../../tests/support/start-router.ts";
import type { Provider } from "./ports.ts";
import { createDemoProvider } from "./providers/demo.ts";
import type { Attempt, EmbedRouteRequest } from "./routing.ts";

const open = new AbortController().signal;
const embed = (fields: Partial<EmbedRouteRequest> = {}): EmbedRouteRequest => ({ texts: ["one", "two"], signal: open, ...fields });

/** Vectors as long as the vendor's number, so that one can see whose they are. */
function embedder(name: string, model: string | null, options: { dimensions?: number; error?: Error; isCustom?: boolean } = {}): Provider {
  const { dimensions = 3, error, isCustom = false } = options;
  const base = createScriptedProvider(() => [], { name, isCustom });
  return {
    ...base,
    defaultEmbeddingModel: model,
    capabilities: { ...base.capabilities, embeddings: model !== null },
    async doEmbed({ texts }) {
      if (error) throw error;
      const vectors = texts.map(() => Array.from({ length: dimensions }, (_, at) => (at === 0 ? 1 : 0)));
      return { vectors, usage: { inputTokens: texts.length, outputTokens: 0, isEstimated: false } };
    },
  };
}

test("the first vendor that embeds does, and its call is in the journal before it is made", async () => {
  const { router } = startRouter([embedder("chats", null), embedder("embeds", "vectors-1")]);
  const seen: string[][] = [];
  const answer = await router.embed(CTX, embed(), async (attempts) => void seen.push(attempts.map(({ outcome }) => outcome)));
  expect(answer).toMatchObject({ provider: "embeds", model: "vectors-1", fallbackReason: null });
  expect(answer.vectors).toHaveLength(2);
  expect(seen).toEqual([["started"]]);
  expect(shortly(answer.attempts)).toEqual([["embeds", "answered", null]]);
});

test("another source of the same model steps in; another model never does, for its vectors mean something else", async () => {
  const down = fail("unavailable", { status: 500 });
  const same = startRouter([embedder("first", "vectors-1", { error: down }), embedder("second", "vectors-1")]).router;
  expect(await same.embed(CTX, embed())).toMatchObject({ provider: "second", fallbackReason: "first: unavailable" });
  const other = startRouter([embedder("first", "vectors-1", { error: down }), embedder("second", "vectors-2", { dimensions: 8 })]).router;
  const asked: Attempt[][] = [];
  const error = await errorOf(other.embed(CTX, embed(), async (attempts) => void asked.push([...attempts])));
  expect(error.reason).toBe("unavailable");
  expect(new Set(asked.flat().map(({ provider }) => provider))).toEqual(new Set(["first"]));
});

test("a model can be named alone, with its provider, or by its provider; nobody else's is taken for it", async () => {
  const { router } = startRouter([
    embedder("first", "vectors-1"),
    embedder("second", "vectors-2"),
    embedder("own", "mine", { isCustom: true }),
  ]);
  const by = async (model: string) => router.embed(CTX, embed({ model })).then((answer) => `${answer.provider} ${answer.model}`);
  expect(await by("vectors-2")).toBe("second vectors-2");
  expect(await by("second/vectors-2")).toBe("second vectors-2");
  expect(await by("second")).toBe("second vectors-2");
  expect(await by("own/any-name")).toBe("own any-name");
  const vendorsOnly = startRouter([embedder("first", "vectors-1"), embedder("second", "vectors-2")]).router;
  expect(await errorOf(vendorsOnly.embed(CTX, embed({ model: "first/vectors-2" })))).toMatchObject({ parameter: "model" });
  expect(await errorOf(router.embed(CTX, embed({ model: "gpt-4o-mini" })))).toMatchObject({
    reason: "invalid_request",
    parameter: "model",
  });
});

test("without a key the demo engine embeds, and says so; beside a key it is asked by name only", async () => {
  const demo = createDemoProvider({ clock: createManualClock(), tokenDelayMs: 0 });
  expect(await startRouter([demo]).router.embed(CTX, embed())).toMatchObject({ provider: "demo", isDemo: true });
  const beside = startRouter([embedder("chats", null), demo]).router;
  expect(await errorOf(beside.embed(CTX, embed()))).toMatchObject({ parameter: "model" });
  expect(await beside.embed(CTX, embed({ model: "demo" }))).toMatchObject({ isDemo: true });
});

test("a refusal after the first of several batches may have cost something; one of a single batch has not", async () => {
  const { router } = startRouter([embedder("first", "vectors-1", { error: fail("invalid_request", { status: 400 }) })]);
  const outcomeOf = async (texts: readonly string[]) => {
    let attempts: readonly Attempt[] = [];
    await errorOf(
      router.embed(CTX, embed({ texts }), async (soFar) => {
        attempts = soFar;
      }),
    );
    return attempts.map(({ outcome }) => outcome);
  };
  expect(await outcomeOf(["one"])).toEqual(["refused"]);
  expect(await outcomeOf(Array.from({ length: 101 }, () => "one of many"))).toEqual(["failed"]);
});
