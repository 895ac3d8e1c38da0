import { expect, test } from "vitest";
import { VARIABLES } from "../platform/env.variables.ts";
import type { ModelRow } from "./model-row.ts";
import { costMicros, findModel, findVendorModel, MODELS } from "./models.ts";

const IN_2026 = Date.parse("2026-11-21T12:00:00Z");
const usage = { inputTokens: 1_000, outputTokens: 500, isEstimated: false };

function get(name: string): ModelRow {
  const row = findModel(name);
  if (!row) throw new Error(`${name} is not in the registry.`);
  return row;
}

test("a model is found by its name, by its vendor and name, and by the name of a dated snapshot", () => {
  expect(get("gpt-4o-mini")).toBe(get("openai/gpt-4o-mini"));
  expect(get("gpt-4o-mini-2024-07-18")).toBe(get("gpt-4o-mini"));
  expect(get("anthropic/claude-haiku-4-5-20251001").id).toBe("claude-haiku-4-5");
  expect(get("openai/gpt-oss-20b").provider).toBe("groq");
  expect(get("groq/openai/gpt-oss-20b")).toBe(get("openai/gpt-oss-20b"));
  expect(findVendorModel("openai", "gpt-oss-20b")).toBeNull();
});

test.each(["llama-at-home", "openai/llama-at-home", "groq/gpt-4o", "nobody/gpt-4o", "", "/"])("%j is no model of ours", (name) => {
  expect(findModel(name)).toBeNull();
});

test("every row has its page, its day, a size, a price and an id of its own", () => {
  expect(MODELS.length).toBeGreaterThanOrEqual(25);
  expect(new Set(MODELS.map((row) => `${row.provider}/${row.id}`)).size).toBe(MODELS.length);
  for (const row of MODELS) {
    expect(row.source, row.id).toMatch(
      /^https:\/\/(?:developers\.openai\.com|platform\.claude\.com|ai\.google\.dev|docs\.x\.ai|console\.groq\.com)\//,
    );
    expect(Number.isNaN(Date.parse(row.checkedOn)), row.id).toBe(false);
    expect(row.contextTokens, row.id).toBeGreaterThan(1_000);
    expect(row.price.input, row.id).toBeGreaterThan(0);
    expect(row.price.output > 0, row.id).toBe(row.kind === "chat");
    expect(row.price.cachedInput ?? 0, row.id).toBeLessThan(row.price.input);
    expect(row.endsOn !== null, row.id).toBe(row.status === "deprecated");
    expect(row.dimensions !== null, row.id).toBe(row.kind === "embedding");
    expect(row.capabilities.embeddings, row.id).toBe(row.kind === "embedding");
  }
});

test("a cost is whole millionths of a dollar, rounded up once", () => {
  expect(costMicros(get("gpt-4o-mini"), usage, IN_2026)).toBe(450);
  expect(costMicros(get("gpt-4o-mini"), { ...usage, inputTokens: 1, outputTokens: 0 }, IN_2026)).toBe(1);
  // 0.1 and 0.2 have no exact binary form: 3 tokens at 0.1 are not more than 0.3.
  expect(costMicros(get("gpt-6-luna"), { ...usage, inputTokens: 30, outputTokens: 0 }, IN_2026)).toBe(3);
  expect(costMicros(get("text-embedding-3-small"), { ...usage, inputTokens: 1_000_000, outputTokens: 0 }, IN_2026)).toBe(20_000);
  expect(costMicros(null, usage, IN_2026)).toBe(0);
});

test("cached input costs what it costs, and as much as input where its price is unknown", () => {
  const cached = { inputTokens: 1_000_000, cachedInputTokens: 800_000, outputTokens: 0, isEstimated: false };
  expect(costMicros(get("gpt-5"), cached, IN_2026)).toBe(250_000 + 100_000);
  expect(costMicros(get("openai/gpt-oss-120b"), cached, IN_2026)).toBe(150_000);
});

test("writing to the cache costs a quarter more where the vendor says so", () => {
  const written = { inputTokens: 100_000, cacheWriteTokens: 100_000, outputTokens: 0, isEstimated: false };
  expect(costMicros(get("gpt-6-sol"), written, IN_2026)).toBe(250_000);
  expect(costMicros(get("gpt-4o"), written, IN_2026)).toBe(250_000);
});

test("a long prompt raises the price of the whole call", () => {
  const at = (inputTokens: number) =>
    costMicros(get("gemini-3.1-pro-preview"), { inputTokens, outputTokens: 1_000, isEstimated: false }, IN_2026);
  expect([at(200_000), at(200_001)]).toEqual([412_000, 818_004]);
  const longWrite = { inputTokens: 300_000, cacheWriteTokens: 300_000, outputTokens: 0, isEstimated: false };
  expect(costMicros(get("gpt-6-sol"), longWrite, IN_2026)).toBe(1_500_000);
});

test("an announced price holds from its day on", () => {
  const row = get("gemini-3.8-flash");
  expect(costMicros(row, usage, Date.parse("2026-12-31T23:59:59Z"))).toBe(2_625);
  expect(costMicros(row, usage, Date.parse("2027-01-01T00:00:00Z"))).toBe(5_250);
});

const DEFAULTS = {
  openai: VARIABLES.OPENAI_MODEL,
  anthropic: VARIABLES.ANTHROPIC_MODEL,
  google: VARIABLES.GOOGLE_MODEL,
  xai: VARIABLES.XAI_MODEL,
  groq: VARIABLES.GROQ_MODEL,
};

test.each(Object.entries(DEFAULTS))("the default model of %s is one its vendor keeps, with tools", (vendor, variable) => {
  const row = get(`${vendor}/${variable.schema.parse(undefined)}`);
  expect([row.provider, row.status, row.capabilities.tools]).toEqual([vendor, "current", true]);
});
