import { expect, test } from "vitest";
import { FAMILIES, generateRows } from "./generate.ts";

const rows = [...generateRows({ seed: 7, count: 6000 })];

test("the same seed gives the same rows, another seed others", () => {
  const texts = (seed: number) => [...generateRows({ seed, count: 300 })].map(({ text }) => text);
  expect(texts(3)).toEqual(texts(3));
  expect(texts(4)).not.toEqual(texts(3));
});

test("no text stands in two families or twice in one", () => {
  expect(new Set(rows.map(({ text }) => text.toLowerCase())).size).toBe(rows.length);
});

test("every family fills its share and keeps its label", () => {
  for (const family of FAMILIES) {
    const own = rows.filter(({ source }) => source === `grammar-${family.name}`);
    expect(own.length, family.name).toBeGreaterThan(20);
    for (const row of own) expect(row.label, row.text).toBe(family.label);
  }
  expect(rows.length).toBeGreaterThan(5900);
});

test("no slot, choice or escape of the grammar is left in a text", () => {
  for (const { text, source } of rows) expect(text, source).not.toMatch(/\{@|[¶¦⟨⟩]|undefined/);
});

test("a language is drawn for attacks and harmless texts alike", () => {
  const languages = (label: 0 | 1) => new Set(rows.filter((row) => row.label === label).map(({ lang }) => lang));
  expect(languages(0)).toEqual(languages(1));
  expect(languages(0).size).toBeGreaterThanOrEqual(27);
  const foreign = rows.filter(({ lang }) => lang !== "en");
  expect(foreign.length / rows.length).toBeGreaterThan(0.15);
  for (const lang of languages(0)) {
    const own = rows.filter((row) => row.lang === lang);
    const attacks = own.filter(({ label }) => label === 1).length / own.length;
    expect(attacks, lang).toBeGreaterThan(0.2);
    expect(attacks, lang).toBeLessThan(0.8);
  }
});

test("texts are as short and as long as those people write, on both sides", () => {
  for (const label of [0, 1]) {
    const lengths = rows
      .filter((row) => row.label === label)
      .map(({ text }) => text.length)
      .sort((a, b) => a - b);
    const quantile = (share: number) => lengths[Math.floor(share * lengths.length)] ?? 0;
    expect(quantile(0.05)).toBeLessThan(30);
    expect(quantile(0.5)).toBeGreaterThan(50);
    expect(quantile(0.97)).toBeGreaterThan(400);
    expect(lengths.at(-1)).toBeLessThanOrEqual(4000);
  }
});
