import { expect, test } from "vitest";
import type { Model, ModelPrice } from "../../../_client/models.ts";
import { filterModels, hasOwnPrice, type ModelFilter, sortModels } from "./model-view.ts";

const price = (inputMicros: number, source = "https://vendor.example"): ModelPrice => ({
  ...{ inputMicros, outputMicros: inputMicros * 4, cachedInputMicros: null, cacheWriteMicros: null, long: null },
  source,
  checkedOn: "2026-11-01",
});
const model = (name: string, fields: Partial<Model> = {}): Model => ({
  provider: "openai",
  model: name,
  ...{ kind: "chat", status: "current", endsOn: null, isDemo: false, contextTokens: 1_000, maxOutputTokens: null, dimensions: null },
  capabilities: { tools: true, images: false, jsonSchema: false, embeddings: false },
  price: price(1),
  listPrice: price(1),
  ...{ laterPrice: null, isAllowed: true, verdict: null, note: null, decidedAt: null, serving: null },
  ...fields,
});
const ALL: ModelFilter = { term: "", providers: [], can: [], shown: [] };
const names = (models: readonly Model[]) => models.map((each) => each.model);

test("a search finds every word anywhere in provider, model or note", () => {
  const models = [
    model("gpt-5"),
    model("claude", { provider: "anthropic", note: "For contracts" }),
    model("gemini", { provider: "google" }),
  ];
  expect(names(filterModels(models, { ...ALL, term: "anthropic CONTRACTS" }))).toEqual(["claude"]);
  expect(names(filterModels(models, { ...ALL, term: "gpt google" }))).toEqual([]);
});

test("chips of one kind widen by provider and narrow by capability", () => {
  const capabilities = { tools: true, images: true, jsonSchema: false, embeddings: false };
  const models = [model("a"), model("b", { provider: "groq", capabilities }), model("c", { provider: "xai" })];
  expect(names(filterModels(models, { ...ALL, providers: ["openai", "groq"] }))).toEqual(["a", "b"]);
  expect(names(filterModels(models, { ...ALL, can: ["tools", "images"] }))).toEqual(["b"]);
});

test("an unknown price stands last, whichever way round", () => {
  const models = [model("none", { price: null }), model("dear", { price: price(9) }), model("cheap", { price: price(2) })];
  expect(names(sortModels(models, { by: "input", isDescending: false }))).toEqual(["cheap", "dear", "none"]);
  expect(names(sortModels(models, { by: "input", isDescending: true }))).toEqual(["dear", "cheap", "none"]);
});

test("names sort as people count", () => {
  expect(names(sortModels([model("gpt-10"), model("gpt-9")], { by: "model", isDescending: false }))).toEqual(["gpt-9", "gpt-10"]);
});

test("an own price is told from the registry's by where it comes from", () => {
  expect(hasOwnPrice(model("a"))).toBe(false);
  expect(hasOwnPrice(model("a", { price: price(1, "Contract 7") }))).toBe(true);
  expect(hasOwnPrice(model("a", { price: price(1), listPrice: null }))).toBe(true);
});
