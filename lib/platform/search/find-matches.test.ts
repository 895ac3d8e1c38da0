import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findMatches } from "./find-matches.ts";
import { parseSearchQuery } from "./search-query.ts";
import { plainConditionsOf, plainTermsOf, plainTokensOf } from "./search-tokens.ts";

const marked = (text: string, query: string) =>
  findMatches(text, parseSearchQuery(query))?.map(({ start, end }) => text.slice(start, end)) ?? null;

describe("what is found", () => {
  test.each([
    ["case does not count", "The Budget of MAY", "budget may", ["Budget", "MAY"]],
    ["accents do not count", "Ein Café in Málaga", "cafe malaga", ["Café", "Málaga"]],
    ["the sharp s is two letters", "in der Straße", "STRASSE", ["Straße"]],
    ["width does not count", "Ｔｏｔａｌ　１２", "total 12", ["Ｔｏｔａｌ", "１２"]],
    ["a beginning of three letters finds the word", "an invoice arrived", "inv", ["invoice"]],
    ["a beginning of two letters does not", "an invoice arrived", "in", null],
    ["two letters find themselves", "come in now", "in", ["in"]],
    ["other forms of an English word are found", "She was running reports", "run report", ["running", "reports"]],
    ["a middle of a word is not found", "the reinvoiced sum", "invoice", null],
    ["all words have to be there", "the invoice of May", "invoice june", null],
    ["quotes ask for the words in their order", "pay the invoice now, invoice the pay", '"the invoice"', ["the invoice"]],
    ["quotes ask for whole words", "the invoices", '"the invoice"', null],
    ["a run is found within a run", "明日は東京タワーに行く", "東京", ["東京"]],
    ["one character is found too", "東京", "京", ["京"]],
    ["Korean with its particle", "서울에서 만나요", "서울", ["서울"]],
    ["Thai, which has no spaces", "ฉันอยู่กรุงเทพ", "กรุงเทพ", ["กรุงเทพ"]],
    ["half-width katakana is marked whole", "ｶﾞｽ会社", "ガス", ["ｶﾞｽ会社"]],
    ["letters and runs side by side", "iPhone用ケース", "iphone ケース", ["iPhone", "ケース"]],
    ["no word is no question", "anything", "?! …", null],
  ])("%s", (_, text, query, expected) => {
    expect(marked(text, query)).toEqual(expected);
  });
});

const word = fc.constantFrom(
  "Budget",
  "budgets",
  "ÉTÉ",
  "été",
  "ab",
  "a",
  "running",
  "runs",
  "東京",
  "京都に",
  "서울",
  "x1",
  "straße",
  "STRASSEN",
);
const text = fc
  .array(fc.tuple(word, fc.constantFrom(" ", ", ", "-", "\n", "。", "")), { maxLength: 12 })
  .map((parts) => parts.flat().join(""));
const query = fc
  .array(fc.tuple(word, fc.boolean()), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.map(([each, isQuoted]) => (isQuoted ? `"${each}"` : each)).join(" "));

test("the index never loses what is there: whatever is found in a text, its tokens answer every condition of the query", () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: "grapheme", maxLength: 40 })), query, (where, what) => {
      const parsed = parseSearchQuery(what);
      const tokens = plainTokensOf(where);
      if (findMatches(where, parsed)) expect(plainConditionsOf(parsed).every((any) => any.some((token) => tokens.has(token)))).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

test("any text finds itself by any of its words, and what is marked lies in it, in order and apart", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }), (where) => {
      const parsed = parseSearchQuery(where);
      if (parsed.length === 0 || where.includes('"')) return;
      const spans = findMatches(
        where,
        parsed.filter(({ type }) => type !== "phrase"),
      );
      if (parsed.every(({ type }) => type !== "phrase")) expect(spans).not.toBeNull();
      for (const [index, { start, end }] of (spans ?? []).entries()) {
        expect(start).toBeGreaterThanOrEqual(spans?.[index - 1]?.end ?? 0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(where.length);
      }
    }),
  );
});

test("what a ranking counts stands in the index too", () => {
  fc.assert(
    fc.property(text, (where) => {
      const tokens = plainTokensOf(where);
      for (const term of plainTermsOf(where).keys()) expect(tokens).toContain(term);
    }),
  );
});
